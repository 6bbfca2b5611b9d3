#!lua
-- Puts values into a hash; the later instant wins.   KEYS hash   ARGV per value: field, instant in ms, json
local put = 0
for i = 1, #ARGV, 3 do
  local known = redis.call('HGET', KEYS[1], ARGV[i])
  local at = known and tonumber(string.match(known, '^(%-?%d+) ')) or -math.huge
  if tonumber(ARGV[i + 1]) >= at then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
    put = put + 1
  end
end
return put
