#!lua
-- Whether a centre can be filled: its log is empty. What lies there is never touched, but for the pieces of an earlier attempt that did not
-- come to its end.   KEYS lease, meta, events, snapshot, pieces so far   ARGV lease
local tail = redis.call('HGET', KEYS[2], 'tail') or '0-0'
if tail ~= '0-0' or redis.call('EXISTS', KEYS[3], KEYS[4]) > 0 or redis.call('HEXISTS', KEYS[2], 'snapshot') == 1 then
  return 'NOT_EMPTY'
end
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then
  return 'HELD'
end
redis.call('UNLINK', KEYS[5])
return 'BEGUN'
