-- A task of the guard's HAProxy. NATS clients stay where they are, so after a rollout of the bus few of them are connected to
-- the server in their own zone. Once that server has been up for the quiet period, and nothing else has changed, this task
-- ends the connections to the other servers, and the clients reconnect.
-- The quiet period is 60 to 120 s, chosen by each pod for itself: no client moves while a server is away, and not all move at once.
math.randomseed(core.now().usec)
local quiet_period = 60 + math.random(0, 60)

local function up(stats)
  return stats.status == "UP"
end

core.register_task(function()
  local misplaced = 0
  while true do
    core.sleep(1)
    local home, quiet, others = nil, true, {}
    for name, server in pairs(core.backends["bus"].servers) do
      local stats, near = server:get_stats(), core.backends["near"].servers[name]:get_stats()
      quiet = quiet and stats.lastchg >= quiet_period
      if up(stats) and up(near) and near.lastchg >= quiet_period then
        home = name
      elseif stats.scur > 0 then
        others[name] = server
      end
    end
    misplaced = next(others) and misplaced + 1 or 0
    if home and quiet and misplaced >= quiet_period then
      misplaced = 0
      for name, server in pairs(others) do
        core.log(core.notice, "ending connections to " .. name .. ": " .. home .. " is near")
        server:shut_sess()
      end
    end
  end
end)
