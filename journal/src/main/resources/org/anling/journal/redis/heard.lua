#!lua
-- Devices were heard: each must be heard again within its interval. Answers those that count as silent, with when they were heard last.
-- KEYS due times, terms, silent, clock   ARGV now or '', longest pause between two looks in ms, then per device: id, ms since it was heard, version of its record, interval in ms
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
local again = {}
for i = 3, #ARGV, 4 do
  local device, ago, version, interval = ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2], ARGV[i + 3]
  local known, terms = string.match(redis.call('HGET', KEYS[2], device) or '', '^(%d+) (%d+)$')
  if known and tonumber(known) >= tonumber(version) then
    interval = terms
  else
    redis.call('HSET', KEYS[2], device, version .. ' ' .. interval)
    if known and redis.call('ZSCORE', KEYS[1], device) then
      redis.call('ZINCRBY', KEYS[1], string.format('%.0f', interval - terms), device)
    end
  end
  local since = redis.call('HGET', KEYS[3], device)
  if not since then
    redis.call('ZADD', KEYS[1], 'GT', string.format('%.0f', reads - ago + interval), device)
  elseif ago < tonumber(interval) then
    again[#again + 1] = device
    again[#again + 1] = since
  end
end
return again
