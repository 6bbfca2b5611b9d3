#!lua
-- Puts pieces aside until all of them are there; nothing if the lease is not ours any more.
-- KEYS lease, pieces so far   ARGV lease, then keys and values of pieces
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then
  return 0
end
if #ARGV > 1 then
  redis.call('HSET', KEYS[2], unpack(ARGV, 2))
end
return 1
