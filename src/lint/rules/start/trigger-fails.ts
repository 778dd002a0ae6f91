import { Fault } from '../../../argo-events/refusals/demand';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

const sensor = (trigger: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, ${trigger} }]
`;

export const triggerFails: Rule = {
  id: 'ha/trigger-fails',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'trigger' },
  what: 'A trigger has no action, an action that cannot run, or a parameter without a source.',
  why: 'the controller does not validate the trigger. Each run of the trigger fails',
  fix: 'set an action that can run',
  problems: ['action', 'action-beside', 'parameter', 'payload', 'rate-limit-zero'],
  docs: [Docs.source('pkg/sensors/trigger.go'), Docs.source('pkg/sensors/triggers/params.go'), Docs.source('pkg/sensors/triggers/http/http.go')],
  examples: {
    bad: [
      sensor('template: { name: ship }'),
      sensor('template: { name: ship, log: {}, http: { url: http://shop } }'),
      sensor('template: { name: ship, http: { url: fulfil.shop.svc/orders } }'),
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: ordr, dataKey: body }, dest: order }] } }'),
      sensor('template: { name: ship, http: { url: "http://shop:orders/" } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: {} } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { resource: { metadata: { name: order } } } } }'),
      sensor('rateLimit: { unit: Second }, template: { name: ship, log: {} }'),
      sensor('template: { name: ship, k8s: { source: { resource: {} }, parameters: [{ src: { dependencyName: ordr, dataKey: body }, dest: spec }] } }'),
    ],
    good: [
      sensor('template: { name: ship, http: { url: HTTPS://shop/orders, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { resource: { metadata: { name: order } } }, parameters: [{ src: { dependencyName: order, dataKey: body.kind }, dest: kind }, { src: { dependencyName: order, dataKey: body.version }, dest: apiVersion }] } }'),
      sensor('rateLimit: { unit: Second, requestsPerUnit: 10 }, template: { name: ship, http: { url: "http://user:a@[fd00::1]:8080/" } }'),
      sensor('parameters: [{ src: { dependencyName: order, dataKey: body.url }, dest: http.url }], template: { name: ship, http: { url: placeholder } }'),
    ],
  },
  check: flow => (['action', 'action-beside', 'parameter', 'payload', 'rate-limit-zero'] as const).flatMap(fault => refused(flow, fault)
    .map(finding => ({ ...finding, problem: fault, ...SPECIAL[fault], ...finding.path.includes('dlqTrigger') && { effect: { does: 'in-failure' as const } } }))),
};

const SPECIAL: Readonly<Partial<Record<Fault, Partial<Finding>>>> = {
  'rate-limit-zero': { why: 'the Sensor process divides by this value and exits, again after each restart', effect: { does: 'never-delivers', to: 'object' } },
  'action-beside': { why: 'Argo Events runs only the first action that it knows', effect: { does: 'none' } },
  'parameter': { why: 'Argo Events silently omits the parameter, and the trigger runs with the value in the template', effect: { does: 'none' } },
  'payload': { why: 'the Sensor process exits with a nil pointer at each event, unless src has a value', effect: { does: 'never-delivers', to: 'object' } },
};
