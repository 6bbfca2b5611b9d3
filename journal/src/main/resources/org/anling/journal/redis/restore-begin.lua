#!lua
-- Takes the lease of a centre whose log is empty, so that nobody begins one meanwhile. Answers the epoch, HELD if somebody else has the
-- lease, or NOT_EMPTY: what lies there is never touched, but for the pieces of an earlier restore that did not come to its end.
-- KEYS lease, meta, events, snapshot, pieces so far   ARGV owner, time to live in ms
local tail = redis.call('HGET', KEYS[2], 'tail') or '0-0'
if tail ~= '0-0' or redis.call('EXISTS', KEYS[3], KEYS[4]) > 0 or redis.call('HEXISTS', KEYS[2], 'snapshot') == 1 then
  return 'NOT_EMPTY'
end
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 'HELD'
end
local last = tonumber(redis.call('HGET', KEYS[2], 'epoch') or '0')
local epoch = string.format('%.0f', math.max(last + 1, tonumber(redis.call('TIME')[1])))
redis.call('UNLINK', KEYS[5])
redis.call('HSET', KEYS[2], 'epoch', epoch)
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. epoch, 'PX', ARGV[2])
return epoch
