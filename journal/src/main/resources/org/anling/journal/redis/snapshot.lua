#!lua flags=allow-oom
-- Ends a round of snapshot pieces: drops the keys that are gone and moves the mark, never backwards.
-- KEYS snapshot, meta   ARGV 1 new mark, then the keys that are gone
local function parts(id)
  local epoch, seq = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(epoch), tonumber(seq)
end
local epoch, seq = parts(ARGV[1])
local oldEpoch, oldSeq = parts(redis.call('HGET', KEYS[2], 'snapshot') or '0-0')
if epoch < oldEpoch or (epoch == oldEpoch and seq < oldSeq) then
  return 0
end
for i = 2, #ARGV do
  redis.call('HDEL', KEYS[1], ARGV[i])
end
redis.call('HSET', KEYS[2], 'snapshot', ARGV[1])
return 1
