#!lua
-- Notes a device that the registry does not know; the list keeps those seen last.
-- KEYS order, records   ARGV device, instant in ms, json, longest list
redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[4])
if over > 0 then
  for _, oldest in ipairs(redis.call('ZRANGE', KEYS[1], 0, over - 1)) do
    redis.call('ZREM', KEYS[1], oldest)
    redis.call('HDEL', KEYS[2], oldest)
  end
end
return over
