#!lua
-- Puts a version of an elder's card and moves the pointer to the latest; versions that are no longer the latest run out after a time.
-- KEYS card of this version, pointer   ARGV version, json, seconds an old version is kept, prefix of the versions' keys
local version = tonumber(ARGV[1])
local latest = tonumber(redis.call('GET', KEYS[2]) or '-1')
if version == latest then
  return 0
end
if version < latest then
  return redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3], 'NX') and 0 or 0
end
redis.call('SET', KEYS[1], ARGV[2])
redis.call('SET', KEYS[2], ARGV[1])
if latest >= 0 then
  redis.call('EXPIRE', ARGV[4] .. string.format('%.0f', latest), ARGV[3])
end
return 1
