import { PLACEHOLDERS } from './placeholders';
import { PodPolicyEngine } from '../../constructs/pod-policy/pod-policy-options';
import { buildFlow } from '../../flow/build-flow';
import { Flow } from '../../flow/flow';
import { loadManifests } from '../../manifests/load-manifests';
import { asRecord, asString, at, Json } from '../../values/json-values';
import { bucket } from '../bucket';
import { budgets } from '../budgets';
import { Emission } from '../emission';
import { guard } from '../guard';
import { keeper } from '../keeper';
import { podPolicy } from '../pod-policy';

/** Numbers of servers that the chart knows. The objects differ. */
export const SERVERS = [3, 5] as const;

/** The objects of the chart for a bus with so many servers, with placeholders for names. */
export function chartObjects(servers: number) {
  const flow = flowOf(servers, 'order');
  const images = { natsBoxImage: PLACEHOLDERS.natsBoxImage, guardImage: PLACEHOLDERS.guardImage, clusterDomain: PLACEHOLDERS.clusterDomain };
  const guarded = guard(flow, images);
  const ofName = ({ added }: Emission, name: string) => added.filter(object => asString(at(object, 'metadata', 'name'))?.includes(name));
  return {
    guard: guarded.added,
    keeper: keeper(flow, images).added,
    bucket: bucket(flow, images).added,
    /** Of a Sensor with a trigger that waits for several events. */
    waitingBucket: bucket(flowOf(servers, 'order && other'), images).added,
    budgets: {
      bus: ofName(budgets(flow), PLACEHOLDERS.bus),
      source: ofName(budgets(flow), PLACEHOLDERS.source),
      sensor: ofName(budgets(flow), PLACEHOLDERS.sensor),
    },
    annotations: changeOf(guarded, 'EventSource', 'spec', 'template', 'metadata', 'annotations') as Json,
    startArgs: changeOf(guarded, 'EventBus', 'spec', 'jetstream', 'startArgs') as string[],
  };
}

/** The pod policy of each engine that the chart knows. */
export function policies(): Readonly<Record<'admission-policy' | 'kyverno', readonly Json[]>> {
  return { 'admission-policy': podPolicy(PodPolicyEngine.MUTATING_ADMISSION_POLICY).added, 'kyverno': podPolicy(PodPolicyEngine.KYVERNO).added };
}

function changeOf({ changed }: Emission, kind: string, ...path: string[]): unknown {
  const found = [...changed].find(([object]) => object.kind === kind);
  return path.reduce<unknown>((value, key) => asRecord(value)?.[key], found?.[1]);
}

function flowOf(servers: number, conditions: string): Flow {
  const { bus, source, sensor, namespace } = PLACEHOLDERS;
  const text = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: ${bus}, namespace: ${namespace} }
spec: { jetstream: { version: 2.10.29, replicas: ${servers}, persistence: { volumeSize: 10Gi } } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: ${source}, namespace: ${namespace} }
spec: { eventBusName: ${bus}, replicas: 2, webhook: { order: { endpoint: /order, port: "12000", method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: ${sensor}, namespace: ${namespace} }
spec:
  eventBusName: ${bus}
  replicas: 3
  dependencies: [{ name: order, eventSourceName: ${source}, eventName: order }, { name: other, eventSourceName: ${source}, eventName: order }]
  triggers: [{ template: { name: t, conditions: ${conditions}, log: {} } }]
`;
  return buildFlow(loadManifests([{ file: 'chart.yaml', text }]).objects);
}
