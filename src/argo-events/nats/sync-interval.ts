/** The first nats-server that has `sync_interval`; older ones do not start with it. */
export const FIRST_WITH_SYNC = '2.10.0';
