import type { GuardPlace } from '../model/model';

/** What happens to the connection of a pod to a lost bus server. */
export type ConnectionOccurrence =
  | { readonly code: 'connection-closed' | 'pods-reconnect' | 'hangs-until-request-times-out' }
  | { readonly code: 'guard-detects-lost-server'; readonly guard: GuardPlace }
  | { readonly code: 'reconnects-at-next-look'; readonly everySeconds: number }
  | { readonly code: 'guard-closes-connection'; readonly guard: GuardPlace; readonly failedChecks: number }
  /** `unguarded`: the bus guard would end it sooner. */
  | { readonly code: 'connections-hang'; readonly unguarded: boolean }
  /** `everySeconds`: the interval of the pings, where it is fixed. */
  | { readonly code: 'hangs-until-pings-fail'; readonly everySeconds?: number };
