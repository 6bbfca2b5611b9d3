#!lua
-- Puts pieces aside until all of them are there, and prolongs the lease; nothing if the lease is not ours any more.
-- KEYS lease, pieces so far   ARGV lease, time to live in ms, then keys and values of pieces
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then
  return 0
end
if #ARGV > 2 then
  redis.call('HSET', KEYS[2], unpack(ARGV, 3))
end
redis.call('HSET', KEYS[1], 'left', ARGV[2])
return 1
