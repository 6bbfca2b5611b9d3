#!lua flags=allow-oom
-- Makes the pieces put aside the snapshot of the log as it ends now, whatever snapshot was there.
-- KEYS lease, meta, snapshot, pieces so far   ARGV lease, tail
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] or (redis.call('HGET', KEYS[2], 'tail') or '0-0') ~= ARGV[2] then
  return 0
end
redis.call('RENAME', KEYS[4], KEYS[3])
redis.call('HSET', KEYS[2], 'snapshot', ARGV[2])
return 1
