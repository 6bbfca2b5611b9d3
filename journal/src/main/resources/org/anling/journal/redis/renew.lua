#!lua flags=allow-oom
-- Prolongs the lease if it is still this one.   KEYS lease   ARGV lease, time to live in ms
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
