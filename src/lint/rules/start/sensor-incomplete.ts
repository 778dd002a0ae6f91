import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

const DEPENDENCY = '{ name: order, eventSourceName: hooks, eventName: order }';
const SHIP = '{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }';

const sensor = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, ${spec} }
`;
const filtered = (filters: string) => sensor(`dependencies: [{ name: order, eventSourceName: hooks, eventName: order, filters: ${filters} }], triggers: [${SHIP}]`);
const doing = (action: string, trigger = '') =>
  sensor(`dependencies: [${DEPENDENCY}], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, ${trigger} template: { name: ship, ${action} } }]`);

export const sensorIncomplete: Rule = {
  id: 'ha/sensor-incomplete',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A Sensor does not have a field that the controller requires.',
  why: 'the controller refuses the Sensor and makes no pods',
  fix: 'set the field that the finding names',
  docs: [Docs.source('pkg/reconciler/sensor/validate.go')],
  examples: {
    bad: [
      sensor(`triggers: [${SHIP}]`),
      sensor(`dependencies: [${DEPENDENCY}]`),
      sensor(`dependencies: [{ name: order, eventName: order }], triggers: [${SHIP}]`),
      sensor(`dependencies: [${DEPENDENCY}], triggers: [{ retryStrategy: { steps: 3 } }]`),
      filtered('{ data: [{ path: body.status, type: string, value: [] }] }'),
      filtered('{ exprs: [{ expr: a == 1, fields: [] }] }'),
      filtered('{ context: {} }'),
      filtered('{ time: { start: "08:00:00" } }'),
      doing('http: { method: POST }'),
      doing('k8s: { operation: create }'),
      doing('argoWorkflow: { operation: submit }'),
      doing('kafka: { url: "kafka:9092", payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] }'),
      doing('kafka: { url: "kafka:9092", topic: orders }'),
      doing('slack: { channel: orders, message: shipped }'),
      doing('custom: { serverURL: "custom:9000", spec: { a: b }, secure: true }'),
      doing('http: { url: http://shop, payload: [{ src: { dataKey: body }, dest: order }] }'),
      doing('k8s: { source: { resource: {} }, parameters: [{ src: { dependencyName: order, dataKey: body } }] }'),
      doing('log: {}', 'dlqTrigger: { atLeastOnce: true, template: { name: dead, http: {} } },'),
      doing('http: { url: http://shop }', 'policy: { status: {} },'),
      doing('log: {}, conditionsReset: [{ byTime: { timezone: Europe/Berlin } }]'),
    ],
    good: [
      sensor(`dependencies: [${DEPENDENCY}], triggers: [${SHIP}]`),
      filtered('{ data: [{ path: body.status, type: string, value: [paid] }], exprs: [{ expr: a == 1, fields: [{ path: body.a, name: a }] }], context: { type: webhook } }'),
      doing('http: { url: http://shop, method: POST, payload: [{ src: { dependencyName: order, dataKey: body }, dest: "" }] }', 'policy: { status: { allow: [200] } },'),
    ],
  },
  check: flow => refused(flow, 'incomplete', 'Sensor'),
};
