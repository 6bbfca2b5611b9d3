#!lua
-- Puts a record if its version is higher than the one that lies there, and tells those who listen.
-- KEYS record (hash v, json)   ARGV version, json, channel or '', message
local known = tonumber(redis.call('HGET', KEYS[1], 'v') or '-1')
if tonumber(ARGV[1]) <= known then
  return 0
end
redis.call('HSET', KEYS[1], 'v', ARGV[1], 'json', ARGV[2])
if ARGV[3] ~= '' then
  redis.call('PUBLISH', ARGV[3], ARGV[4])
end
return 1
