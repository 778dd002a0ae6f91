import { EVENT_TYPES } from '../../../argo-events/catalog/event-types';
import { asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

const source = (events: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: shop }
spec: { replicas: 3, ${events} }
`;
const WEBHOOK = 'webhook: { endpoint: /push, port: "12000", method: POST }';

export const sourceIncomplete: Rule = {
  id: 'ha/source-incomplete',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'An EventSource does not have a field that the controller requires.',
  why: 'the controller refuses the EventSource with all its events and makes no pods',
  fix: 'set the field that the finding names',
  problems: ['no-event', 'incomplete-event'],
  docs: [Docs.source('pkg/reconciler/eventsource/validate.go'), Docs.source('pkg/eventsources/eventing.go')],
  examples: {
    bad: [
      source('eventBusName: default'),
      source('webhook: {}'),
      source('calendar: { tick: { timezone: UTC } }'),
      source('sqs: { order: { region: eu-west-1 } }'),
      source('kafka: { order: { url: "kafka:9092", topic: orders } }'),
      source('minio: { order: { endpoint: minio, bucket: { name: orders }, accessKey: { name: a, key: b } } }'),
      source(`github: { push: { ${WEBHOOK}, events: [push] } }`),
      source('github: { push: { webhook: { endpoint: /push, port: "12000", method: POST, url: https://shop }, organizations: [acme], events: [], apiToken: { name: a, key: b } } }'),
      source(`gitlab: { push: { ${WEBHOOK}, gitlabBaseURL: https://gitlab.com, accessToken: { name: a, key: b } } }`),
      source('resource: { pods: { version: v1, resource: pods } }'),
      source('redisStream: { order: { hostAddress: "redis:6379" } }'),
      source('pulsar: { order: { url: pulsar://pulsar, topics: [orders] } }'),
      source(`slack: { talk: { ${WEBHOOK} } }`),
      source('mqtt: { order: { url: tcp://mqtt, topic: orders, clientId: shop, tls: {} } }'),
      source('file: { order: { eventType: CREATE } }'),
    ],
    good: [
      source('webhook: { order: { endpoint: /order, port: "12000", method: POST } }'),
      source('pulsar: { order: { url: pulsar://pulsar, topics: [orders], type: shared } }'),
      source(`gitlab: { push: { ${WEBHOOK}, events: [PushEvents], gitlabBaseURL: https://gitlab.com, accessToken: { name: a, key: b } } }`),
    ],
  },
  check: flow => [
    ...flow.sources.filter(({ object }) => !EVENT_TYPES.some(({ field }) => holdsEvents(at(object.manifest, 'spec', field)))).map(({ object }): Finding => ({
      object,
      path: ['spec'],
      problem: 'no-event',
      what: 'spec has no event',
      why: 'the controller creates the pods, and each pod exits at start: no active event server running',
      fix: 'add an event, or delete the EventSource',
    })),
    ...refused(flow, 'incomplete', 'EventSource').map(finding => ({ ...finding, problem: 'incomplete-event' })),
  ],
};

/** A value of another type has a rule of its own. */
function holdsEvents(events: unknown): boolean {
  const record = asRecord(events ?? {});
  return record === undefined || Object.keys(record).length > 0;
}
