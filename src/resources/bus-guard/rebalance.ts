import { asset } from '../../contract/asset';

/** Seconds without a change at the bus before connections to a server in another zone are ended, so that no client moves while a server is away. */
export const REBALANCE_QUIET_SECONDS = 60;

/** At most as many more, chosen by each pod for itself, so that not all clients move at once. */
export const REBALANCE_SPREAD_SECONDS = 60;

/**
 * The task of the guard's HAProxy that leads connections back to the server in their own zone, in Lua.
 *
 * @see https://www.arpalert.org/src/haproxy-lua-api/2.6/index.html#server-class
 */
export function rebalanceScript(): string {
  return asset('bus-guard/rebalance.lua');
}
