#!lua
-- Claims a due time and appends the finding in one step, so that of several who look only one finds.
-- KEYS due times, stream of the lane   ARGV device, due as it was read, next due or '', then fields and values of the entry
if redis.call('ZSCORE', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return 0
end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[1], ARGV[1])
else
  redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
end
redis.call('XADD', KEYS[2], '*', unpack(ARGV, 4))
return 1
