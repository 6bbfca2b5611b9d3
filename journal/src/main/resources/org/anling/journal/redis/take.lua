#!lua flags=allow-oom
-- Takes the lease of a centre from the holder that was seen, whose member is known to be dead or to be the one that asks; from nobody if
-- none was seen. Answers the epoch, or nothing if somebody was faster.
-- KEYS lease, meta   ARGV owner, holder as it was seen or ''
local holder = redis.call('HGET', KEYS[1], 'holder') or ''
if holder ~= ARGV[2] then
  return false
end
local owner, epoch = string.match(holder, '^(%S+) (%d+)$')
if owner == ARGV[1] then
  return epoch
end
local time = redis.call('TIME')
local last = tonumber(redis.call('HGET', KEYS[2], 'epoch') or '0')
local next = string.format('%.0f', math.max(last + 1, tonumber(time[1])))
redis.call('HSET', KEYS[2], 'epoch', next)
redis.call('HSET', KEYS[1], 'holder', ARGV[1] .. ' ' .. next)
return next
