#!lua flags=allow-oom
-- Ends a round of snapshot pieces: drops the keys that are gone and moves the mark, never backwards and never to a place where the log has
-- not been.
-- KEYS snapshot, meta, events   ARGV 1 new mark, then the keys that are gone
local function parts(id)
  local epoch, seq = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(epoch), tonumber(seq)
end
local epoch, seq = parts(ARGV[1])
local oldEpoch, oldSeq = parts(redis.call('HGET', KEYS[2], 'snapshot') or '0-0')
if redis.call('HGET', KEYS[2], 'tail') ~= ARGV[1] and #redis.call('XRANGE', KEYS[3], ARGV[1], ARGV[1]) == 0
    and redis.call('HGET', KEYS[2], 'snapshot') ~= ARGV[1] then
  return 0
end
if epoch < oldEpoch or (epoch == oldEpoch and seq < oldSeq) then
  return 0
end
for i = 2, #ARGV do
  redis.call('HDEL', KEYS[1], ARGV[i])
end
redis.call('HSET', KEYS[2], 'snapshot', ARGV[1])
return 1
