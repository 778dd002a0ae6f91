import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

const source = (events: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 3, ${events} }
`;
const DEPENDENCY = '{ name: order, eventSourceName: hooks, eventName: order }';
const SHIP = '{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }';
const sensor = (dependencies: string, triggers: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [${dependencies}], triggers: [${triggers}] }
`;
const filtered = (filters: string) => sensor(`{ name: order, eventSourceName: hooks, eventName: order, filters: ${filters} }`, SHIP);
const doing = (action: string) => sensor(DEPENDENCY, `{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, ${action} } }`);
const bus = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: ${spec}
`;

export const refusedValue: Rule = {
  id: 'ha/refused-value',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A field has a value that the controller does not accept.',
  why: 'the controller refuses the object and makes no pods for it',
  fix: 'set the field to an allowed value',
  docs: [Docs.source('pkg/reconciler/sensor/validate.go'), Docs.source('pkg/reconciler/eventsource/validate.go'), Docs.source('pkg/reconciler/eventbus/validate.go')],
  examples: {
    bad: [
      doing('http: { url: http://shop, method: SEND }'),
      doing('argoWorkflow: { operation: start, source: { resource: {} } }'),
      doing('k8s: { operation: apply, source: { resource: {} } }'),
      doing('email: { host: smtp, port: 70000 }'),
      doing('http: { url: http://shop, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order, operation: set }] }'),
      doing('log: {}, conditionsReset: [{ byTime: { cron: "99 * * * *" } }]'),
      doing('log: {}, conditionsReset: [{ byTime: { cron: "0 0 * * *", timezone: Mars/X } }]'),
      sensor(DEPENDENCY, `${SHIP}, ${SHIP}`),
      filtered('{ time: { start: "8:00", stop: "18:00" } }'),
      filtered('{ time: { start: "08:00:00", stop: "08:00:00" } }'),
      filtered('{ data: [{ path: body.total, type: number, value: ["1"], comparator: "==" }] }'),
      filtered('{ data: [{ path: body.status, type: string, value: [""] }] }'),
      filtered('{ dataLogicalOperator: xor }'),
      source('calendar: { tick: { schedule: "0 25 * * *" } }'),
      source('calendar: { tick: { schedule: "@daily" } }'),
      source('calendar: { tick: { interval: 1d } }'),
      source('file: { order: { eventType: CREATE, watchPathConfig: { directory: data, path: order.json } } }'),
      source('hdfs: { order: { type: create, addresses: ["hdfs:8020"], hdfsUser: shop, directory: /data, path: order.json } }'),
      source('file: { order: { eventType: CREATE, watchPathConfig: { directory: /data, pathRegexp: "order(?=s)" } } }'),
      source('pulsar: { order: { url: pulsar://pulsar, topics: [orders], type: failover } }'),
      bus('{ nats: { native: {}, exotic: { url: "nats://nats:4222", clusterID: shop } } }'),
      `${bus('{ nats: { native: {} } }')}---${source('webhook: { order: { port: "12000", endpoint: /order, method: POST } }')}---${sensor(`${DEPENDENCY}, { name: again, eventSourceName: hooks, eventName: order }`, SHIP)}`,
    ],
    good: [
      filtered('{ time: { start: "8:00:00", stop: "18:00:00", timezone: Europe/Berlin }, data: [{ path: body.total, type: number, value: ["1"], comparator: ">=" }] }'),
      doing('log: {}, conditionsReset: [{ byTime: { cron: "0 0 * * MON-FRI", timezone: US/Pacific } }]'),
      source('template: { serviceAccountName: clock }, calendar: { tick: { schedule: "TZ=Europe/Berlin */5 8-18 * * 1-5", persistence: { catchup: { enabled: true }, configMap: { name: clock } } } }'),
    ],
  },
  check: flow => refused(flow, 'value'),
};
