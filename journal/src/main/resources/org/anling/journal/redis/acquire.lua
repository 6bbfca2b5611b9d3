#!lua flags=allow-oom
-- Takes the lease if it is free or already this owner's. Answers the epoch, or nothing if somebody else has it.
-- KEYS lease, meta   ARGV owner, time to live in ms
local held = redis.call('GET', KEYS[1])
if held then
  local owner, epoch = string.match(held, '^(%S+) (%d+)$')
  if owner ~= ARGV[1] then
    return false
  end
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return epoch
end
local last = tonumber(redis.call('HGET', KEYS[2], 'epoch') or '0')
local epoch = string.format('%.0f', math.max(last + 1, tonumber(redis.call('TIME')[1])))
redis.call('HSET', KEYS[2], 'epoch', epoch)
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. epoch, 'PX', ARGV[2])
return epoch
