/** Seconds without a change at the bus before a connection to a farther server is ended, so that no client is moved while a server is away. */
export const HOME_AFTER = 60;

/** As many more at most, chosen by each pod for itself, so that not all of them move at once. */
export const HOME_SPREAD = 60;

/**
 * A task of the guard's HAProxy, in Lua. NATS clients stay where they are, so after a roll-out of the bus few would be connected to the
 * server in their own zone: this ends connections to the others once that one has been up for a while, and the client connects anew.
 * A client whose server was replaced is away from home for two minutes, not for the rest of its life.
 *
 * @see https://www.arpalert.org/src/haproxy-lua-api/2.6/index.html#server-class
 */
export const BUS_GUARD_HOME = `math.randomseed(core.now().usec)
local patience = ${HOME_AFTER} + math.random(0, ${HOME_SPREAD})

local function up(stats)
  return stats.status == "UP"
end

core.register_task(function()
  local astray = 0
  while true do
    core.sleep(1)
    local home, quiet, others = nil, true, {}
    for name, server in pairs(core.backends["bus"].servers) do
      local stats, near = server:get_stats(), core.backends["near"].servers[name]:get_stats()
      quiet = quiet and stats.lastchg >= patience
      if up(stats) and up(near) and near.lastchg >= patience then
        home = name
      elseif stats.scur > 0 then
        others[name] = server
      end
    end
    astray = next(others) and astray + 1 or 0
    if home and quiet and astray >= patience then
      astray = 0
      for name, server in pairs(others) do
        core.log(core.notice, "ending connections to " .. name .. ": " .. home .. " is near")
        server:shut_sess()
      end
    end
  end
end)
`;
