#!lua
-- Queues a command for a device: one of a kind at a time, and not too many in all. Answers 1, 0 if one of the kind is under way, -1 if full.
-- KEYS command, commands of the device, open, under way
-- ARGV id, device and kind, now in ms, until in ms, longest list, seconds to keep, most open, json, args
if redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[7]) then
  return -1
end
local other = redis.call('HGET', KEYS[4], ARGV[2])
local ends = other and redis.call('ZSCORE', KEYS[3], other)
if ends and tonumber(ends) >= tonumber(ARGV[3]) then
  return 0
end
redis.call('HSET', KEYS[4], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[1], 'json', ARGV[8], 'args', ARGV[9], 'state', 'QUEUED', 'at', ARGV[3], 'note', '')
redis.call('EXPIRE', KEYS[1], ARGV[6])
redis.call('LPUSH', KEYS[2], ARGV[1])
redis.call('LTRIM', KEYS[2], 0, ARGV[5] - 1)
redis.call('EXPIRE', KEYS[2], ARGV[6])
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[1])
return 1
