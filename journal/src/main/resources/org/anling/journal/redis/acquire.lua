#!lua flags=allow-oom
-- Takes the lease if it is free or already this owner's. Answers the epoch, or nothing if somebody else has it.
-- The time of a lease is counted here, by those who want it: each attempt takes off what passed since the last one, but never more than
-- 300 ms. A store that stood still for seconds so takes nobody's lease away, and its owner may go on until somebody else has it.
-- KEYS lease, meta   ARGV owner, time to live in ms
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local held = redis.call('HMGET', KEYS[1], 'holder', 'left', 'at')
if held[1] then
  local owner, epoch = string.match(held[1], '^(%S+) (%d+)$')
  if owner == ARGV[1] then
    redis.call('HSET', KEYS[1], 'left', ARGV[2], 'at', string.format('%.0f', now))
    return epoch
  end
  local left = tonumber(held[2]) - math.max(0, math.min(300, now - tonumber(held[3])))
  if left > 0 then
    redis.call('HSET', KEYS[1], 'left', left, 'at', string.format('%.0f', now))
    return false
  end
end
local last = tonumber(redis.call('HGET', KEYS[2], 'epoch') or '0')
local epoch = string.format('%.0f', math.max(last + 1, tonumber(time[1])))
redis.call('HSET', KEYS[2], 'epoch', epoch)
redis.call('HSET', KEYS[1], 'holder', ARGV[1] .. ' ' .. epoch, 'left', ARGV[2], 'at', string.format('%.0f', now))
return epoch
