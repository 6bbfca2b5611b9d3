#!lua flags=allow-oom
-- Writes one batch of events and moves both cursors, all or nothing. Redis does not roll back, so every check comes before the first
-- write; allow-oom, because a batch must also be written when the memory is full: it is what makes room.
-- KEYS lease, meta, events
-- ARGV 1 lease, 2 its time to live in ms, 3 batch id, 4 tail it builds on, 5 hash of that tail as the first event names it ('' if the
--      batch has no events), 6 and 7 cursors before, 8 and 9 cursors after, 10 new tail, 11 its hash, 12 number of events,
--      then per event: id, number of fields and values, fields and values
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then
  return 'FENCED'
end
local meta = redis.call('HMGET', KEYS[2], 'batch', 'tail', 'urgent', 'routine', 'hash')
if meta[1] == ARGV[3] then
  redis.call('HSET', KEYS[1], 'left', ARGV[2])
  return 'DONE_BEFORE'
end
if (meta[2] or '0-0') ~= ARGV[4] or (meta[3] or '0-0') ~= ARGV[6] or (meta[4] or '0-0') ~= ARGV[7] then
  return 'CONFLICT'
end
local count = tonumber(ARGV[12])
if count > 0 and (meta[5] or '') ~= ARGV[5] then
  return 'BROKEN_CHAIN'
end
local at = 13
for _ = 1, count do
  local fields = tonumber(ARGV[at + 1])
  redis.call('XADD', KEYS[3], ARGV[at], unpack(ARGV, at + 2, at + 1 + fields))
  at = at + 2 + fields
end
redis.call('HSET', KEYS[2], 'batch', ARGV[3], 'urgent', ARGV[8], 'routine', ARGV[9])
if count > 0 then
  redis.call('HSET', KEYS[2], 'tail', ARGV[10], 'hash', ARGV[11])
end
redis.call('HSET', KEYS[1], 'left', ARGV[2])
return 'COMMITTED'
