#!lua
-- A session ended: forgotten only if it still is the newest.   KEYS session   ARGV gateway, number
local held = redis.call('HMGET', KEYS[1], 'gateway', 'number')
if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] then
  return 0
end
return redis.call('DEL', KEYS[1])
