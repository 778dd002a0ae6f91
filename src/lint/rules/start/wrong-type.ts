import { Undecodable, undecodableValues } from '../../../argo-events/catalog/decode';
import { SCALARS } from '../../../argo-events/catalog/scalar-types';
import { structFields } from '../../../argo-events/catalog/struct-walk';
import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { fieldsOf } from '../../helpers/fields';

const source = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: ${spec}
`;
const sensor = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: ${spec}
`;
const bus = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: ${spec}
`;

export const wrongType: Rule = {
  id: 'ha/wrong-type',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'kind' },
  what: 'A field has a value that the controller cannot decode.',
  why: 'the CRDs accept any value. Decoding this object then fails, and with it the list of all objects, so the controller sees no object of this kind in the cluster',
  fix: 'write the value with the type that the finding names',
  problems: ['wrong-type', 'unnamed-event'],
  docs: [Docs.source('pkg/apis/events/v1alpha1/eventsource_types.go'), Docs.issue(2185), Docs.issue(3712)],
  examples: {
    bad: [
      source('{ replicas: 2, webhook: { order: { port: 12000, endpoint: /order, method: POST } } }'),
      source('{ replicas: 2, webhook: { port: "12000", endpoint: /order, method: POST } }'),
      source('{ replicas: 2, calendar: { schedule: 30 2 * * * } }'),
      source('{ replicas: 2, kafka: { order: { url: [kafka-0:9092], topic: orders, consumerGroup: { groupName: shop } } } }'),
      source('{ replicas: 2, github: { push: { events: push, organizations: [acme], webhook: { endpoint: /push, port: "12000", method: POST } } } }'),
      source('{ replicas: 2, sqs: { order: { region: eu-west-1, queue: orders, waitTimeSeconds: "20" } } }'),
      sensor('{ replicas: "3" }'),
      sensor('{ replicas: 3.5 }'),
      sensor('{ template: { container: { resources: { limits: { memory: 1 GB } } } } }'),
      sensor('{ triggers: [{ template: { name: call, http: { url: http://shop, method: POST, headers: [{ name: A, value: b }] } } }] }'),
      sensor('{ dependencies: [{ name: order, eventSourceName: hooks, eventName: order, filters: { data: [{ path: body.a, type: string, value: main }] } }] }'),
      bus('{ jetstream: { version: 2.10 } }'),
      bus('{ nats: { native: { maxMsgs: -1 } } }'),
      { yaml: bus('{ jetstream: { version: 2.10.29, affinity: [] } }').replace('default }', 'default, labels: { team: 7 } }') },
    ],
    good: [
      source('{ replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST, metadata: null } } }'),
      sensor('{ replicas: 3, template: { container: { resources: { limits: { cpu: 1, memory: 1Gi } } } } }'),
    ],
  },
  check: flow => workloads(flow).flatMap(({ object }) => {
    const faults = undecodableValues(fieldsOf(object));
    const unnamed = unnamedEvents(object, faults);
    return [
      ...unnamed,
      ...faults.filter(({ path }) => !unnamed.some(({ path: [, type] }) => path[1] === type)).map(fault => finding(object, fault)),
    ];
  }),
};

/** Types of EventSources whose events have no names: the fields of an event stand where its name belongs. */
function unnamedEvents(object: FlowObject, faults: readonly Undecodable[]): Finding[] {
  const types = object.kind === 'EventSource' ? [...new Set(faults.filter(({ path }) => path.length === 3).map(({ path: [, type] }) => String(type)))] : [];
  return types.flatMap(type => {
    const event = structFields('EventSourceSpec').get(type);
    const given = Object.keys(asRecord(at(object.manifest, 'spec', type)) ?? {});
    return event?.struct === undefined || event.many !== '{}' || !given.every(field => structFields(event.struct!).has(field)) ? [] : [{
      object,
      path: ['spec', type],
      problem: 'unnamed-event',
      what: `spec.${type} has ${given.slice(0, 3).join(', ')} where names of events are expected`,
      fix: `put the fields of each event below a name, as in spec.${type}.<name>.${given[0]}`,
    }];
  });
}

function finding(object: FlowObject, { path, value, wanted }: Undecodable): Finding {
  const words = wanted === 'list' || wanted === 'map' ? `a ${wanted}` : SCALARS[wanted].words;
  return {
    object,
    path,
    problem: 'wrong-type',
    what: `${path.join('.')} is ${nameOf(value)}. The type of the field is ${words}`,
    fix: wanted === 'string' && typeof value === 'object' ? TEXT : FIXES[wanted] ?? `write ${words}`,
    // the API server itself holds the metadata, and the CRDs say that spec is an object
    ...(path[0] !== 'spec' || path.length === 1) && { why: 'the API server refuses the object', effect: { does: 'never-starts', to: 'object' } },
  };
}

/** Of streamConfig and settings people write the keys as a map. */
const TEXT = 'write one string; a string of several lines begins with |';

const FIXES: Partial<Record<Undecodable['wanted'], string>> = {
  string: 'write one value, in quotes',
  boolean: 'write true or false, without quotes',
  int32: 'write a whole number, without quotes',
  int64: 'write a whole number, without quotes',
  list: 'write a list, also for one value',
  map: 'write a map of keys to values',
};

function nameOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : `the ${typeof value} ${JSON.stringify(value)}`;
}
