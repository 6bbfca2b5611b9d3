#!lua
-- Puts a record into a field of a hash if its version is higher than the one that lies there. A value is the version, a blank, the record.
-- KEYS hash   ARGV field, version, json
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known and tonumber(ARGV[2]) <= tonumber(string.match(known, '^%d+')) then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
return 1
