#!lua
-- A level became too low: notes it and appends the finding in one step, so that of several gateways one finds. Without an entry it is only
-- noted, for a device that said so itself.
-- KEYS levels, stream of the lane   ARGV name, ms since the epoch, then fields and values of the entry, or nothing
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then
  return 0
end
if #ARGV > 2 then
  redis.call('XADD', KEYS[2], '*', unpack(ARGV, 3))
end
return 1
