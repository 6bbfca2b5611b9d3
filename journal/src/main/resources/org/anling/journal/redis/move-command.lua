#!lua
-- Moves a command on if it still is where it is thought to be, so that of several gateways one sends it and nobody takes anything back.
-- KEYS command, open, under way   ARGV id, device and kind, states it may be in, state, now in ms, note, 'over' or ''
local state = redis.call('HGET', KEYS[1], 'state')
if not state or not string.find(ARGV[3], ' ' .. state .. ' ', 1, true) then
  if not state then
    redis.call('ZREM', KEYS[2], ARGV[1])
  end
  return 0
end
redis.call('HSET', KEYS[1], 'state', ARGV[4], 'at', ARGV[5], 'note', ARGV[6])
if ARGV[7] == 'over' then
  redis.call('HDEL', KEYS[1], 'args')
  redis.call('ZREM', KEYS[2], ARGV[1])
  if redis.call('HGET', KEYS[3], ARGV[2]) == ARGV[1] then
    redis.call('HDEL', KEYS[3], ARGV[2])
  end
end
return 1
