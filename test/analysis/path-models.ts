import { PathModel, SensorModel, SourceModel } from '../../src/analysis/model/model';

/** Three zones of two nodes, as in the cluster of the measurements. */
const cluster: PathModel['cluster'] = { topology: { zones: [2, 2, 2] }, nodeMonitorGrace: 50 };

const plainSource: SourceModel = {
  placement: { replicas: 2 },
  budget: { kind: 'none' },
  nodeLossToleration: 300,
  election: { kind: 'none' },
  guardFall: 2,
  surgeNeedsPlace: false,
  whenDown: 'caller-retries',
  drainsCalls: false,
  waitsUntilReady: false,
};

const plainSensor: SensorModel = {
  placement: { replicas: 2 },
  budget: { kind: 'none' },
  nodeLossToleration: 300,
  election: { kind: 'graft' },
  guardFall: 2,
  surgeNeedsPlace: false,
  bucketReplicas: 1,
  bucketLeaderReads: false,
  atLeastOnce: false,
  waitsForSeveral: false,
};

/** The HA manifest that is usually published: preferred anti-affinity, 2 sources, 2 sensors, default election. */
export const published: PathModel = {
  cluster,
  bus: { hasServers: true, own: false, rollsUnseen: false, placement: { replicas: 3 }, budget: { kind: 'none' }, nodeLossToleration: 300, streamReplicas: 3, persistent: true, peerNotice: 90 },
  source: plainSource,
  sensor: plainSensor,
  faults: [],
  missing: [],
};

/** All that YAML alone can do, with graft among 3. */
export const staticGraft: PathModel = {
  ...published,
  bus: { ...published.bus, placement: { replicas: 3, onePerZone: true }, budget: { kind: 'allows', pods: 1 } },
  source: { ...plainSource, placement: { replicas: 3, onePerZone: true }, budget: { kind: 'allows', pods: 1 }, nodeLossToleration: 10 },
  sensor: { ...plainSensor, placement: { replicas: 3, onePerZone: true }, budget: { kind: 'allows', pods: 1 }, nodeLossToleration: 10, bucketReplicas: 3, bucketLeaderReads: true, atLeastOnce: true },
};

const lease: SensorModel['election'] = { kind: 'lease', timings: { leaseDuration: 15, retryPeriod: 2 } };

/** The same with a Lease of 15, 10 and 2 s between 2. */
export const staticLease: PathModel = {
  ...staticGraft,
  sensor: { ...staticGraft.sensor!, placement: { replicas: 2, onePerZone: true }, election: lease },
};

export function guarded(flow: PathModel, webhookGuard = false): PathModel {
  return {
    ...flow,
    source: { ...flow.source!, busGuard: 'pod', ...webhookGuard && { webhookGuard: 'pod' }, drainsCalls: true, waitsUntilReady: true },
    sensor: { ...flow.sensor!, busGuard: 'pod' },
  };
}
