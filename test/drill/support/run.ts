import { FakeClock } from './fake-clock';
import { FakeCluster } from './fake-cluster';
import { FakeEvents } from './fake-events';
import { FailureDomain } from '../../../src/contract/failure-domain';
import { Prometheus } from '../../../src/drill/alerts/prometheus';
import { ALLOWED, ALLOWED_LABEL, LOAD_GENERATOR_IMAGE } from '../../../src/drill/canary/names';
import { DrillParts } from '../../../src/drill/run/drill-parts';
import { DrillOptions } from '../../../src/drill/run/options';

export interface FakeRun extends DrillParts {
  readonly cluster: FakeCluster;
  readonly clock: FakeClock;
  readonly events: FakeEvents;
  /** What was told. */
  readonly said: string[];
}

interface Surroundings {
  readonly allowed?: boolean;
  readonly bus?: boolean;
  readonly prometheus?: Prometheus;
}

/** A namespace that allows the drill, with an EventBus; its options can be changed. */
export function fakeRun(changes: Partial<DrillOptions> = {}, { allowed = true, bus = true, prometheus }: Surroundings = {}): FakeRun {
  const options: DrillOptions = {
    namespace: 'shop',
    temporary: false,
    bus: 'default',
    image: LOAD_GENERATOR_IMAGE,
    survives: FailureDomain.ZONE,
    rate: 20,
    allowCordon: false,
    allowHostPid: false,
    nodeOffSeconds: 90,
    allowDisruption: false,
    recoveryTimeoutSeconds: 300,
    repeat: 1,
    facts: { podPolicy: true, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' },
    ...changes,
  };
  const clock = new FakeClock();
  const events = new FakeEvents(clock);
  const cluster = new FakeCluster(options.namespace, events);
  const said: string[] = [];
  if (!options.temporary) cluster.put({ kind: 'Namespace', metadata: { name: options.namespace, labels: allowed ? { [ALLOWED_LABEL]: ALLOWED } : {} } });
  if (!options.temporary && bus) void cluster.create([BUS]);
  cluster.done.length = 0;
  cluster.verbs.clear();
  const progress = { say: (line: string) => said.push(line), counts: () => undefined };
  return { cluster, clock, events, said, options, progress, ...prometheus && { prometheus } };
}

const BUS = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'EventBus',
  metadata: { name: 'default', namespace: 'shop' },
  spec: {
    jetstream: {
      version: '2.10.29',
      replicas: 3,
      persistence: { volumeSize: '10Gi' },
      streamConfig: 'replicas: 3\n',
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{
            topologyKey: 'topology.kubernetes.io/zone',
            labelSelector: { matchLabels: { 'controller': 'eventbus-controller', 'eventbus-name': 'default' } },
          }],
        },
      },
    },
  },
};
