#!lua flags=allow-oom
-- A sign of life of one member. Whoever gives one counts the time of all others: it takes off what passed since anybody counted last, but
-- never more than 300 ms, so that a server that stood still for seconds takes nobody's life. Who has no time left is struck off; whoever
-- was struck off and did not know it is told, and not put back.
-- KEYS members (hash: member -> ms left; 'at': when somebody counted last)   ARGV member, its time in ms, '1' if it thinks it is on the list
-- Answers the living, or nothing if the member was struck off.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[3] == '1' and redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return false
end
local all = redis.call('HGETALL', KEYS[1])
local at = now
for i = 1, #all, 2 do
  if all[i] == 'at' then
    at = tonumber(all[i + 1])
  end
end
local tick = math.max(0, math.min(300, now - at))
local living = {ARGV[1]}
for i = 1, #all, 2 do
  if all[i] ~= 'at' and all[i] ~= ARGV[1] then
    local left = tonumber(all[i + 1]) - tick
    if left > 0 then
      redis.call('HSET', KEYS[1], all[i], left)
      living[#living + 1] = all[i]
    else
      redis.call('HDEL', KEYS[1], all[i])
    end
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2], 'at', string.format('%.0f', now))
return table.concat(living, ' ')
