#!lua
-- Notes how long a device may be silent. A new one counts from now on; a changed interval moves its due time by as much.
-- KEYS due times, terms, silent, clock
-- ARGV now or '', longest pause between two looks in ms, device, version, interval in ms or '' if it is not supervised any more
local version, interval = string.match(redis.call('HGET', KEYS[2], ARGV[3]) or '', '^(%d+) (%d+)$')
if version and tonumber(ARGV[4]) <= tonumber(version) then
  return 0
end
if ARGV[5] == '' then
  redis.call('ZREM', KEYS[1], ARGV[3])
  redis.call('HDEL', KEYS[2], ARGV[3])
  return 1
end
redis.call('HSET', KEYS[2], ARGV[3], ARGV[4] .. ' ' .. ARGV[5])
if version then
  if redis.call('ZSCORE', KEYS[1], ARGV[3]) then
    redis.call('ZINCRBY', KEYS[1], string.format('%.0f', ARGV[5] - interval), ARGV[3])
  end
  return 1
end
if redis.call('HEXISTS', KEYS[3], ARGV[3]) == 1 then
  return 1
end
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local clock = redis.call('HMGET', KEYS[4], 'at', 'reads')
local at = tonumber(clock[1] or '')
local reads = tonumber(clock[2] or '') or now
if at and now > at and now - at <= tonumber(ARGV[2]) then
  reads = reads + now - at
end
redis.call('ZADD', KEYS[1], 'NX', string.format('%.0f', reads + ARGV[5]), ARGV[3])
return 1
