import { structFields } from '../../../argo-events/catalog/struct-walk';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { fieldsOf } from '../../helpers/fields';

export const wrongType: Rule = {
  id: 'ha/wrong-type',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'kind' },
  what: 'A field has a value of a type that the controller cannot read.',
  why: 'the CRDs take any value, and the controller decodes the objects into typed structs: one that it cannot decode fails the list of its kind, so it may not see the others of that kind either',
  fix: 'write numbers without quotes and texts with them: replicas: 3, but port: "12000"',
  docs: [Docs.source('pkg/apis/events/v1alpha1/webhook_context.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: 12000, endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: "3" }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: flow => workloads(flow).flatMap(({ object }) => {
    const findings: Finding[] = [];
    for (const { path, parent, known, value } of fieldsOf(object)) {
      const type = known && value !== null && value !== undefined ? wantedTypes(parent).get(path[path.length - 1] as string) : undefined;
      if (type !== undefined && !TYPES[type](value)) {
        findings.push({ object, path, what: `${path.join('.')} is ${nameOf(value)}, and must be ${type}` });
      }
    }
    return findings;
  }),
};

const TYPES = {
  'a text': (value: unknown) => typeof value === 'string',
  'an integer': Number.isInteger,
  'true or false': (value: unknown) => typeof value === 'boolean',
  'a list': Array.isArray,
  'a map': (value: unknown) => typeof value === 'object' && !Array.isArray(value),
} as const;

/** Of the fields that are no structs, those that are written in another type now and then. */
const SCALARS: Readonly<Record<string, { readonly structs: readonly string[]; readonly type: keyof typeof TYPES }>> = {
  port: { structs: ['WebhookContext', 'WebhookEventSource'], type: 'a text' },
  endpoint: { structs: ['WebhookContext', 'WebhookEventSource'], type: 'a text' },
  method: { structs: ['WebhookContext', 'WebhookEventSource', 'HTTPTrigger'], type: 'a text' },
  maxPayloadSize: { structs: ['WebhookContext', 'WebhookEventSource'], type: 'an integer' },
  replicas: { structs: ['EventSourceSpec', 'SensorSpec', 'JetStreamBus'], type: 'an integer' },
  revisionHistoryLimit: { structs: ['SensorSpec'], type: 'an integer' },
  eventBusName: { structs: ['EventSourceSpec', 'SensorSpec'], type: 'a text' },
  version: { structs: ['JetStreamBus'], type: 'a text' },
  settings: { structs: ['JetStreamBus'], type: 'a text' },
  streamConfig: { structs: ['JetStreamBus', 'JetStreamConfig'], type: 'a text' },
  maxPayload: { structs: ['JetStreamBus'], type: 'a text' },
  name: { structs: ['EventDependency', 'TriggerTemplate', 'EnvVar'], type: 'a text' },
  eventName: { structs: ['EventDependency'], type: 'a text' },
  eventSourceName: { structs: ['EventDependency'], type: 'a text' },
  conditions: { structs: ['TriggerTemplate'], type: 'a text' },
  value: { structs: ['EnvVar'], type: 'a text' },
  tolerationSeconds: { structs: ['Toleration'], type: 'an integer' },
  steps: { structs: ['Backoff'], type: 'an integer' },
  atLeastOnce: { structs: ['Trigger'], type: 'true or false' },
};

const wanted = new Map<string, ReadonlyMap<string, keyof typeof TYPES>>();

/** The types of the fields of a struct, as far as they are known here. */
function wantedTypes(parent: string): ReadonlyMap<string, keyof typeof TYPES> {
  let types = wanted.get(parent);
  if (types === undefined) {
    types = new Map([...structFields(parent)].flatMap(([field, { struct, many }]) => {
      const scalar = Object.hasOwn(SCALARS, field) && SCALARS[field].structs.includes(parent) ? SCALARS[field].type : undefined;
      const type = struct === undefined ? scalar : many === '[]' ? 'a list' : 'a map';
      return type === undefined ? [] : [[field, type] as const];
    }));
    wanted.set(parent, types);
  }
  return types;
}

function nameOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : `${JSON.stringify(value)}, a ${typeof value}`;
}
