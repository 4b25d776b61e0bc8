/**
 * One round trip for all shared limits of a call. All or nothing: either every window has what the call needs and the
 * slot is free, and all of it is taken, or nothing is. `KEYS`: one per window, then that of the slots if they are asked.
 * `ARGV[1]`: JSON { now, node, windows: [{ window, limit, need, want, back: [[step, units]], runs: [[first, last, units]], since }],
 * slot: { id, limit, ends } }. Answer: JSON { refused: index or -1, windows: [{ step, granted, sum, frees, fits }], running }.
 *
 * A window is kept as the steps of `SlidingWindow` (domain of `@mintreu/usage`), each with a number, so that tokens that
 * nobody used can be taken off the step in which they were granted. Time is that of the caller; it never goes back in a
 * window: a caller that is behind by less than a step counts as standing at the newest one; when the clock was set back
 * (demos travel), what is counted goes along. `runs` are what a node has admitted on its own
 * while Redis was away; a window that does not know the node takes all of them, else those after `since`.
 */
export const ADMIT = `
local asked = cjson.decode(ARGV[1])
local states, answers, refused = {}, {}, -1
for i, w in ipairs(asked.windows) do
  local raw = redis.call('GET', KEYS[i])
  local s = raw and cmsgpack.unpack(raw) or { sum = 0, next = 1, steps = {}, nodes = {} }
  local now = asked.now
  local steps = s.steps
  local behind = #steps > 0 and steps[#steps][3] - now or 0
  if behind > w.window / 60 then
    for _, step in ipairs(steps) do step[2] = step[2] - behind; step[3] = step[3] - behind end
  elseif behind > 0 then now = now + behind end
  if w.runs and #w.runs > 0 then
    local known = s.nodes[asked.node]
    for _, run in ipairs(w.runs) do
      if not known or run[2] > w.since then
        steps[#steps + 1] = { s.next, run[1], run[2], run[3] }
        s.next = s.next + 1
        s.sum = s.sum + run[3]
      end
    end
    table.sort(steps, function(a, b) return a[3] < b[3] or (a[3] == b[3] and a[1] < b[1]) end)
    if #steps > 0 and steps[#steps][3] > now then now = steps[#steps][3] end
  end
  for _, back in ipairs(w.back or {}) do
    for _, step in ipairs(steps) do
      if step[1] == back[1] then
        local units = math.min(step[4], back[2])
        step[4] = step[4] - units
        s.sum = s.sum - units
      end
    end
  end
  local kept = {}
  for _, step in ipairs(steps) do
    if step[3] <= now - w.window then s.sum = s.sum - step[4]
    elseif step[4] > 0 then kept[#kept + 1] = step end
  end
  s.steps = kept
  for node, at in pairs(s.nodes) do
    if at < asked.now - w.window - 60000 then s.nodes[node] = nil end
  end
  s.nodes[asked.node] = asked.now
  states[i] = { s = s, now = now }
  if s.sum + w.need > w.limit and w.need > 0 and refused < 0 then refused = i - 1 end
end
local running = 0
if asked.slot then
  local key = KEYS[#KEYS]
  redis.call('ZREMRANGEBYSCORE', key, '-inf', asked.now)
  running = redis.call('ZCARD', key)
  if refused < 0 and running >= asked.slot.limit then refused = #asked.windows end
  if refused < 0 then
    redis.call('ZADD', key, asked.slot.ends, asked.slot.id)
    redis.call('PEXPIRE', key, math.ceil(asked.slot.ends - asked.now) + 60000)
    running = running + 1
  end
end
for i, w in ipairs(asked.windows) do
  local s, now = states[i].s, states[i].now
  local granted, number = 0, 0
  if refused < 0 then
    granted = math.max(w.need, math.min(w.want, w.limit - s.sum))
    if granted > 0 then
      local tail = s.steps[#s.steps]
      if tail and (now == tail[2] or (now - tail[2] < w.window / 60 and tail[4] + granted <= w.limit * 0.02)) then
        tail[3] = now
        tail[4] = tail[4] + granted
        number = tail[1]
      else
        number = s.next
        s.steps[#s.steps + 1] = { number, now, now, granted }
        s.next = number + 1
      end
      s.sum = s.sum + granted
    end
  end
  local frees, fits, over = 0, 0, s.sum + math.max(1, w.need) - w.limit
  if #s.steps > 0 then frees = s.steps[1][3] + w.window - now end
  for _, step in ipairs(s.steps) do
    if over <= 0 then break end
    over = over - step[4]
    fits = step[3] + w.window - now
  end
  if over > 0 then fits = w.window end
  redis.call('SET', KEYS[i], cmsgpack.pack(s), 'PX', math.ceil(w.window) + 60000)
  answers[i] = { step = number, granted = granted, sum = s.sum, frees = frees, fits = fits }
end
return cjson.encode({ refused = refused, windows = answers, running = running })
`;

/**
 * Says that a node lives, and drops those that said nothing for `ARGV[2]` ms, by the clock of Redis. `KEYS[1]`: the
 * nodes; `ARGV[1]`: the node. Answer: [nodes, clock in ms].
 */
export const HEARTBEAT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[2] * 10)
return { redis.call('ZCARD', KEYS[1]), tostring(now) }
`;
