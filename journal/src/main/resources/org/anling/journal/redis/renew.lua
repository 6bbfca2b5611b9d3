#!lua flags=allow-oom
-- Prolongs the lease if it is still this one.   KEYS lease   ARGV lease, time to live in ms
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'left', ARGV[2])
return 1
