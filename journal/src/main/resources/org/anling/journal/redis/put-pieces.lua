#!lua flags=allow-oom
-- Puts pieces of a snapshot, each only over an older one, and none that the log has not led to: the last event of the writer must lie in
-- the log, or be the place where log or snapshot end. A writer that followed a lost branch so writes nothing.
-- KEYS snapshot, meta, events   ARGV last event of the writer, then keys, seqs and values of pieces
local meta = redis.call('HMGET', KEYS[2], 'tail', 'snapshot')
if meta[1] ~= ARGV[1] and meta[2] ~= ARGV[1] and #redis.call('XRANGE', KEYS[3], ARGV[1], ARGV[1]) == 0 then
  return 0
end
for i = 2, #ARGV, 3 do
  local known = redis.call('HGET', KEYS[1], ARGV[i])
  if not known or tonumber(string.match(known, '^(%d+) ')) <= tonumber(ARGV[i + 1]) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
  end
end
return 1
