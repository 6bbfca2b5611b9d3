#!lua
-- A silent device was heard: ends its silence, appends that, and supervises it again, in one step.
-- KEYS due times, terms, silent, clock, stream of the lane
-- ARGV now or '', longest pause between two looks in ms, device, ms since it was heard, then fields and values of the entry
if redis.call('HDEL', KEYS[3], ARGV[3]) == 0 then
  return 0
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
local interval = string.match(redis.call('HGET', KEYS[2], ARGV[3]) or '', ' (%d+)$')
if interval then
  redis.call('ZADD', KEYS[1], 'GT', string.format('%.0f', reads - ARGV[4] + interval), ARGV[3])
end
redis.call('XADD', KEYS[5], '*', unpack(ARGV, 5))
return 1
