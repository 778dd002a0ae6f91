-- A task of the guard's HAProxy. NATS clients stay where they are, so after a rollout of the bus few of them are connected to
-- the server in their own zone. Once that server has been up for the quiet period, and nothing else has changed, this task
-- ends the connections to the other servers, and the clients reconnect. A backup server has clients only while no other is up.
-- The quiet period is 60 to 120 s, chosen by each guard for itself: no client moves while a server is away, and not all move at once.
-- A guard of several buses has a proxy bus<suffix> and a backend near<suffix> for each.
math.randomseed(core.now().usec)
local quiet_period = 60 + math.random(0, 60)

local function up(stats)
  return stats.status == "UP"
end

local function buses()
  local found = {}
  for name, bus in pairs(core.backends) do
    local suffix = name:match("^bus(.*)$")
    local near = suffix and core.backends["near" .. suffix]
    if near then table.insert(found, { bus = bus, near = near, misplaced = 0 }) end
  end
  return found
end

local function rebalance(pair)
  local home, elsewhere, quiet, others = nil, nil, true, {}
  for name, server in pairs(pair.bus.servers) do
    local stats, near = server:get_stats(), pair.near.servers[name]:get_stats()
    local backup = tonumber(stats.bck) == 1
    quiet = quiet and stats.lastchg >= quiet_period
    if up(stats) and not backup then elsewhere = name end
    if up(stats) and up(near) and near.lastchg >= quiet_period and not backup then
      home = name
    elseif stats.scur > 0 then
      others[name] = { server = server, backup = backup }
    end
  end
  local misplaced = {}
  for name, other in pairs(others) do
    if home or other.backup and elsewhere then misplaced[name] = other.server end
  end
  pair.misplaced = next(misplaced) and pair.misplaced + 1 or 0
  if quiet and pair.misplaced >= quiet_period then
    pair.misplaced = 0
    for name, server in pairs(misplaced) do
      core.log(core.notice, "ending connections to " .. name .. ": " .. (home and home .. " is near" or elsewhere .. " is up"))
      server:shut_sess()
    end
  end
end

core.register_task(function()
  local found = buses()
  while true do
    core.sleep(1)
    for _, pair in ipairs(found) do rebalance(pair) end
  end
end)
