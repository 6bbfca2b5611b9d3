#!lua
-- A device opened a session: the newest wins. Answers its number, which only rises.   KEYS session   ARGV gateway, seconds to keep
local last = tonumber(redis.call('HGET', KEYS[1], 'number') or '0')
local now = redis.call('TIME')
local number = string.format('%.0f', math.max(last + 1, now[1] * 1000 + math.floor(now[2] / 1000)))
redis.call('HSET', KEYS[1], 'gateway', ARGV[1], 'number', number)
redis.call('EXPIRE', KEYS[1], ARGV[2])
return number
