#!lua
-- A level that was too low is good again: forgets it and appends that in one step.
-- KEYS levels, stream of the lane   ARGV name, then fields and values of the entry, or nothing
if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then
  return 0
end
if #ARGV > 1 then
  redis.call('XADD', KEYS[2], '*', unpack(ARGV, 2))
end
return 1
