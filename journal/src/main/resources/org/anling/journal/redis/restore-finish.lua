#!lua
-- Makes the pieces put aside the snapshot of a log that ends where the record ends, all at once, and gives the lease back.
-- KEYS lease, meta, events, snapshot, pieces so far, readers   ARGV lease, tail, its hash, identity, name of the recorder among the readers
local tail = redis.call('HGET', KEYS[2], 'tail') or '0-0'
if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] or tail ~= '0-0' or redis.call('EXISTS', KEYS[3], KEYS[4]) > 0 then
  return 0
end
local last = tonumber(string.match(ARGV[2], '^(%d+)-'))
local epoch = math.max(last, tonumber(redis.call('HGET', KEYS[2], 'epoch') or '0'))
redis.call('RENAME', KEYS[5], KEYS[4])
redis.call('HSETNX', KEYS[2], 'identity', ARGV[4])
redis.call('HSET', KEYS[2], 'epoch', string.format('%.0f', epoch), 'tail', ARGV[2], 'hash', ARGV[3], 'batch', 'restored', 'snapshot', ARGV[2])
redis.call('HSET', KEYS[6], ARGV[5], ARGV[2] .. ' ' .. ARGV[3])
redis.call('DEL', KEYS[1])
return 1
