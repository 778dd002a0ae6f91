import { compareVersions } from '../../argo-events/catalog/versions';
import { FIRST_WITH_SYNC } from '../../argo-events/nats/sync-interval';

/** The version of nats-server that own servers run unless another is given. */
const DEFAULT_NATS_VERSION = '2.14.10';

/** The version of own servers, any version of nats-server. Its number decides how their probes ask. */
export function natsVersion(given: string | undefined): string {
  const version = given ?? DEFAULT_NATS_VERSION;
  if (/^\d+\.\d+\.\d+([-+.].*)?$/.test(version) && compareVersions(version, FIRST_WITH_SYNC) >= 0) return version;
  throw new Error(`version: got "${version}" with runtime OWN_SERVERS. sync_interval needs nats-server ${FIRST_WITH_SYNC} or later, and the probes depend on the version number. `
    + `Allowed: the full version of a nats-server from ${FIRST_WITH_SYNC} on, for example "${DEFAULT_NATS_VERSION}", with any image in ownServers.image; or a version that the controller lists, with runtime: BusRuntime.NATIVE`);
}
