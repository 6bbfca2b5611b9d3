#!lua flags=allow-oom
-- Gives the lease back if it is still this one.   KEYS lease   ARGV lease
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
