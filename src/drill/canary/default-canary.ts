import { App, Chart } from 'cdk8s';
import { Canary, canaryOf } from './canary';
import { DRILL, SINK, SINK_PORT } from './names';
import { IHaEventBus } from '../../constructs/event-bus/event-bus-ref';
import { HaEventBus } from '../../constructs/event-bus/ha-event-bus';
import { HaEventSource } from '../../constructs/event-source/ha-event-source';
import { HaSensor } from '../../constructs/sensor/ha-sensor';
import { EventBusAccess } from '../../contract/bus-access';
import { BusRuntime } from '../../contract/bus-runtime';
import { FailureDomain } from '../../contract/failure-domain';
import { Json } from '../../values/json-values';
import { DrillRuntime } from '../run/options';

export interface DefaultCanaryOptions {
  readonly namespace: string;
  readonly bus: string;
  readonly survives: FailureDomain;
  readonly podPolicy: boolean;
  /** What is known of the bus that is there; undefined makes one. */
  readonly existing?: ExistingBus;
  /** Of a bus that is made. */
  readonly storageClass?: string;
  /** Of a bus that is made: who makes its servers, and whether they have node guards. */
  readonly runtime?: DrillRuntime;
}

export interface ExistingBus {
  readonly replicas: number;
  readonly streamReplicas: number;
  /** Its guard's ConfigMap is there. */
  readonly guard: boolean;
  readonly access: EventBusAccess;
  readonly ownServers: boolean;
}

/** The canary with the constructs of this package, as a user of them would have it. */
export function defaultCanary({ namespace, bus, survives, podPolicy, existing, storageClass, runtime = 'node-guards' }: DefaultCanaryOptions): Canary {
  const chart = new Chart(new App(), DRILL, { namespace, disableResourceNameHashes: true });
  const eventBus: IHaEventBus = existing
    ? HaEventBus.fromEventBusName(chart, 'Bus', bus, {
      survives,
      podPolicy,
      runtime: existing.ownServers ? BusRuntime.OWN_SERVERS : BusRuntime.NATIVE,
      access: existing.access,
      replicas: existing.replicas,
      streamReplicas: existing.streamReplicas,
      busGuard: existing.guard,
    })
    : new HaEventBus(chart, 'Bus', {
      metadata: { name: bus },
      survives,
      ...runtime === 'native' ? { runtime: BusRuntime.NATIVE, podPolicy } : { runtime: BusRuntime.OWN_SERVERS, nodeGuard: { enabled: runtime === 'node-guards' } },
      persistence: { volumeSize: '1Gi', accessMode: 'ReadWriteOnce', ...storageClass !== undefined && { storageClassName: storageClass } },
    });
  const source = new HaEventSource(chart, 'Source', {
    metadata: { name: DRILL },
    eventBus,
    webhook: { drill: { endpoint: '/drill', port: '12000', method: 'POST' } },
  });
  new HaSensor(chart, 'Sensor', {
    metadata: { name: DRILL },
    eventBus,
    dependencies: [source.event('drill')],
    triggers: [{
      template: {
        name: 'sink',
        http: { url: `http://${SINK}:${SINK_PORT}/`, method: 'POST', payload: [{ src: { dependencyName: 'drill', dataKey: 'body' }, dest: 'drill' }] },
      },
    }],
  });
  const canary = canaryOf(chart.toJson() as Json[], namespace);
  return existing?.ownServers ? { ...canary, names: { ...canary.names, ownServers: true } } : canary;
}
