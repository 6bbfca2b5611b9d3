#!lua flags=allow-oom
-- Writes one batch of events and moves both cursors, all or nothing. Redis does not roll back, so every check comes before the first
-- write; allow-oom, because a batch must also be written when the memory is full: it is what makes room.
-- KEYS lease, meta, events
-- ARGV 1 lease, 2 batch id, 3 tail it builds on, 4 hash of that tail as the first event names it ('' if the batch has no events),
--      5 and 6 cursors before, 7 and 8 cursors after, 9 new tail, 10 its hash, 11 number of events,
--      then per event: id, number of fields and values, fields and values
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then
  return 'FENCED'
end
local meta = redis.call('HMGET', KEYS[2], 'batch', 'tail', 'urgent', 'routine', 'hash')
if meta[1] == ARGV[2] then
  return 'DONE_BEFORE'
end
if (meta[2] or '0-0') ~= ARGV[3] or (meta[3] or '0-0') ~= ARGV[5] or (meta[4] or '0-0') ~= ARGV[6] then
  return 'CONFLICT'
end
local count = tonumber(ARGV[11])
if count > 0 and (meta[5] or '') ~= ARGV[4] then
  return 'BROKEN_CHAIN'
end
local at = 12
for _ = 1, count do
  local fields = tonumber(ARGV[at + 1])
  redis.call('XADD', KEYS[3], ARGV[at], unpack(ARGV, at + 2, at + 1 + fields))
  at = at + 2 + fields
end
redis.call('HSET', KEYS[2], 'batch', ARGV[2], 'urgent', ARGV[7], 'routine', ARGV[8])
if count > 0 then
  redis.call('HSET', KEYS[2], 'tail', ARGV[9], 'hash', ARGV[10])
end
return 'COMMITTED'
