#!lua
-- Claims a due time and appends the finding in one step, so that of several who look only one finds. Until the device is heard again it
-- has no due time, so that it is found once.
-- KEYS due times, silent, stream of the lane   ARGV device, due as it was read, last heard in ms, then fields and values of the entry
if redis.call('ZSCORE', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return 0
end
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('XADD', KEYS[3], '*', unpack(ARGV, 4))
return 1
