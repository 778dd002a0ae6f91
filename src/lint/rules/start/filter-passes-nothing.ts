import { Docs } from '../../engine/doc-links';
import { Finding, Rule, Unknown } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

const sensor = (more: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order, ${more} }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }]
`;
const HOOKS = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`;
const data = (filter: string) => sensor(`filters: { data: [{ path: body.total, ${filter} }] }`);
const both = (one: string, other: string) => sensor(`filters: { data: [{ path: body.total, ${one} }, { path: body.total, ${other} }] }`);
const expression = (expr: string) => sensor(`filters: { exprs: [{ expr: '${expr}', fields: [{ path: body.total, name: total }] }] }`);

const PART: Partial<Finding> = {
  severity: 'warning',
  why: 'no event passes this filter or value; other filters or values let events pass',
  effect: { does: 'none' },
};

export const filterPassesNothing: Rule = {
  id: 'ha/filter-passes-nothing',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'dependency' },
  what: 'A filter or transformation cannot be evaluated, or is true for no event.',
  why: 'the controller does not validate filters and transformations. The pod discards each event',
  fix: 'write a filter or transformation that an event can pass',
  docs: [Docs.source('pkg/sensors/dependencies/filter.go'), Docs.source('pkg/sensors/dependencies/transform.go')],
  examples: {
    bad: [
      data('type: Number, value: ["10"]'),
      data('type: number, value: [abc]'),
      data('type: bool, value: ["yes"]'),
      data('type: string, value: ["("]'),
      data('type: string, value: ["a(?!b)"]'),
      data('type: string, value: ["10"], comparator: ">"'),
      expression('total =='),
      expression('total = 10'),
      expression('amount > 10'),
      sensor('filters: { script: this is not lua }'),
      sensor('transform: { script: "if event.body then return event" }'),
      sensor('transform: { jq: ".body |" }'),
      sensor('transform: { script: "event.body.total = 1" }'),
      sensor('filters: { script: "event.body.paid = true" }'),
      sensor('filters: { context: { type: Webhook } }') + `---${HOOKS}`,
      sensor('filters: { context: { source: hook } }'),
      sensor('filters: { context: { subject: orders } }'),
      sensor('filtersLogicalOperator: or, filters: { context: { source: hooks }, data: [{ path: body.total, type: Number, value: ["10"] }] }'),
      sensor('filters: { dataLogicalOperator: or, data: [{ path: body.total, type: Number, value: ["10"] }, { path: body.paid, type: boolean, value: ["true"] }] }'),
      sensor('filters: { dataLogicalOperator: or, data: [{ path: body.total, type: Number, value: ["10"] }, { path: body.paid, type: bool, value: ["true"] }] }'),
      data('type: string, value: [a], template: "{{ .Input | lower"'),
      data('type: string, value: [a], template: "{{ .Input | lowercase }}"'),
      data('type: string, value: [a], template: "{{ .Body }}"'),
      both('type: number, value: ["10"], comparator: ">"', 'type: number, value: ["10"], comparator: "<"'),
      both('type: string, value: ["^open$"]', 'type: string, value: ["^closed$"]'),
      both('type: string, value: ["main"]', 'type: string, value: ["main"], comparator: "!="'),
      both('type: bool, value: ["true"]', 'type: bool, value: ["false"]'),
      data('type: string, value: [".*"], comparator: "!="'),
      expression('total > 10 && total < 5'),
      expression('1 == 2'),
      sensor('filters: { data: [{ path: payload.total, type: number, value: ["10"] }] }') + `---${HOOKS}`,
      sensor('filters: { data: [{ path: header.X-GitHub-Event, type: string, value: [push] }] }') + `---${HOOKS}`,
      sensor('filters: { exprs: [{ expr: total > 10, fields: [{ name: total, path: total }] }] }') + `---${HOOKS}`,
    ],
    good: [
      data('type: string, value: [a], template: "{{ .Input | lower | trim }}"'),
      both('type: number, value: ["10"], comparator: ">="', 'type: number, value: ["10"], comparator: "<="'),
      sensor('filters: { dataLogicalOperator: or, data: [{ path: body.total, type: number, value: ["10"], comparator: ">" }, { path: body.total, type: number, value: ["5"], comparator: "<" }] }'),
      expression('total > 10 || total < 5'),
      sensor('filters: { data: [{ path: header.X-Github-Event.0, type: string, value: [push] }] }') + `---${HOOKS}`,
      sensor('transform: { jq: ".body" }, filters: { data: [{ path: total, type: number, value: ["10"] }] }') + `---${HOOKS}`,
      data('type: number, value: ["10", "1e3"], comparator: ">="'),
      data('type: string, value: ["^(paid|shipped)$"], comparator: "!="'),
      expression('total > 10 && (total < 100 || !(total == 99))'),
      sensor('filters: { script: "if event.body then return true end return false" }'),
      sensor('filters: { context: { type: webhook, source: hooks, subject: order } }') + `---${HOOKS}`,
      sensor('filtersLogicalOperator: or, filters: { context: { source: hooks }, data: [{ path: body.total, type: number, value: ["10"] }] }'),
      sensor('transform: { jq: ".body | { total, paid: (.paid // false) }" }'),
    ],
  },
  check: flow => [
    ...refused(flow, 'filter'),
    ...refused(flow, 'filter-doubt').map(({ object, path, what, fix }): Unknown => ({ object, path, what: `whether an event passes the filters: ${what}`, needs: `values of which one event can have both: ${fix}` })),
    ...refused(flow, 'filter-part').map((finding): Finding => ({ ...finding, ...PART })),
  ],
};
