#!lua
-- Lets the clock of supervision run on, and answers whose time is up. The clock runs only while somebody listens: after a gap it goes on
-- where it stood, and for a while nobody counts as silent, so that devices have the time to come back.
-- KEYS due times, terms, clock   ARGV now or '', longest pause between two looks in ms, grace in ms, most
-- Answers the gap in ms, then per device: id, due time as it lies here, when it was heard last in ms
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local clock = redis.call('HMGET', KEYS[3], 'at', 'reads', 'from')
local at = tonumber(clock[1] or '')
local reads = tonumber(clock[2] or '') or now
local from = tonumber(clock[3] or '') or reads + ARGV[3]
local gap = 0
if at and now - at > tonumber(ARGV[2]) then
  gap = now - at
  from = reads + ARGV[3]
elseif at and now > at then
  reads = reads + now - at
end
redis.call(
  'HSET', KEYS[3], 'at', string.format('%.0f', now), 'reads', string.format('%.0f', reads), 'from', string.format('%.0f', from))
local answer = { string.format('%.0f', gap) }
if reads < from then
  return answer
end
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', reads), 'WITHSCORES', 'LIMIT', 0, ARGV[4])
for i = 1, #due, 2 do
  local interval = string.match(redis.call('HGET', KEYS[2], due[i]) or '', ' (%d+)$') or '0'
  answer[#answer + 1] = due[i]
  answer[#answer + 1] = due[i + 1]
  answer[#answer + 1] = string.format('%.0f', now - (reads - (due[i + 1] - interval)))
end
return answer
