import { Client } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, asString } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';

const named = (kind: string, metadata: string, spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: ${kind}
metadata: { ${metadata} }
spec: { ${spec} }
`;
const bus = (metadata: string) => named('EventBus', metadata, 'jetstream: { version: 2.10.29, replicas: 3 }');
const source = (metadata: string) => named('EventSource', metadata, 'replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } }');
const sensor = (metadata: string) => named('Sensor', metadata, 'replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ template: { name: ship, log: {} } }]');

export const noName: Rule = {
  id: 'ha/no-name',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'An EventBus, EventSource or Sensor has no fixed name.',
  why: 'EventSources and Sensors name their EventBus and their events. No name in a manifest matches a generated name, and kubectl apply refuses generateName',
  fix: 'set metadata.name to a fixed name',
  problems: ['no-name', 'generated-name'],
  docs: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#generated-values', Docs.EVENT_SOURCE_NAMING],
  examples: {
    bad: [bus('generateName: default-'), source('generateName: hooks-'), source('name: ""'), sensor('name: ""')],
    good: [bus('name: default'), source('name: hooks, generateName: hooks-'), sensor('name: orders')],
  },
  check: ({ buses, sources, sensors }) => [
    ...buses.flatMap(({ object }) => nameless(object).map((each): Result => 'needs' in each ? each : { ...each, affects: [{ object }, ...meant(object, [...sources, ...sensors])] })),
    ...[...sources, ...sensors].flatMap(({ object }) => nameless(object)),
  ],
};

/** Clients of no known bus, whose bus is called as the generated name begins. */
function meant({ name: prefix, namespace }: FlowObject, clients: readonly Client[]): { readonly object: FlowObject }[] {
  return clients.filter(({ object, bus: known, busName }) => known === undefined && object.namespace === namespace && prefix.replace(/[-.]+$/, '') === busName).map(({ object }) => ({ object }));
}

function nameless(object: FlowObject): Result[] {
  const { name, generateName } = asRecord(object.manifest.metadata) ?? {};
  if (asString(name)) return [];
  if (!asString(generateName)) {
    return [{
      object,
      path: ['metadata', 'name'],
      problem: 'no-name',
      what: 'metadata.name is missing',
      why: 'the API server refuses an object without a name',
      effect: { does: 'never-starts', to: 'object' },
    }];
  }
  // nothing names a Sensor
  return object.kind === 'Sensor'
    ? [{ object, path: ['metadata', 'generateName'], what: 'whether the Sensor is created: kubectl apply refuses generateName, and kubectl create makes another Sensor each time', needs: 'metadata.name' }]
    : [{ object, path: ['metadata', 'generateName'], problem: 'generated-name', what: 'metadata has generateName in place of name' }];
}
