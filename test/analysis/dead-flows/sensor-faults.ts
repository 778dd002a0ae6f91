import { DeadFlowFault, Manifest } from './faults';

const sensor = (manifests: Manifest[]) => manifests.find(({ kind }) => kind === 'Sensor')!.spec;
const eachDependency = (change: (dependency: Manifest) => void) => (manifests: Manifest[]) => sensor(manifests).dependencies.forEach(change);
const filters = (given: unknown, more: Manifest = {}) => eachDependency(dependency => { Object.assign(dependency, { filters: given }, more); });
const number = { path: 'body.total', type: 'number', value: ['10'] };
const data = (filter: Manifest) => filters({ data: [{ ...number, ...filter }] });
const expression = (expr: string) => filters({ exprs: [{ expr, fields: [{ name: 'total', path: 'body.total' }] }] });
const or = { filtersLogicalOperator: 'or' };

/** Dependencies that no event passes. */
export const DEPENDENCY_FAULTS: readonly DeadFlowFault[] = [
  { name: 'an event in other letters', change: eachDependency(dependency => { dependency.eventName = dependency.eventName.toUpperCase(); }) },
  { name: 'a dependency without eventName', change: eachDependency(dependency => { delete dependency.eventName; }) },
  { name: 'a dependency without a name', change: eachDependency(dependency => { delete dependency.name; }) },
  { name: 'no dependencies', change: manifests => { sensor(manifests).dependencies = []; } },
  { name: 'a filter of an unknown type', change: data({ type: 'Number' }) },
  { name: 'a filter whose value is a text', change: data({ value: '10' }) },
  { name: 'a filter whose values are numbers', change: data({ value: [10] }) },
  { name: 'a filter without a path', change: data({ path: undefined }) },
  { name: 'a filter with an unknown comparator', change: data({ comparator: '==' }) },
  { name: 'a list in place of filters', change: filters([{ data: [number] }]) },
  { name: 'filters whose data is a map', change: filters({ data: number }) },
  { name: 'an unknown operator of data', change: filters({ dataLogicalOperator: 'AND', data: [number] }) },
  { name: 'an unknown operator of filters', change: filters({ data: [number] }, { filtersLogicalOperator: 'xor' }) },
  { name: 'filters of which each fails, one of which is enough', change: filters({ dataLogicalOperator: 'or', data: [{ ...number, type: 'Number' }, { ...number, type: 'int' }] }) },
  { name: 'a filter that fails beside one that passes, one of which is enough', change: filters({ data: [{ ...number, type: 'Number' }], time: { start: '00:00:00', stop: '12:00:00' } }, or) },
  { name: 'no filter, one of which is enough', change: filters({}, or) },
  { name: 'the context of another type', change: filters({ context: { type: 'redis' } }) },
  { name: 'the context of another source', change: filters({ context: { source: 'nobody' } }) },
  { name: 'the context of another subject', change: filters({ context: { subject: 'nothing' } }) },
  { name: 'an expression that cannot be read', change: expression('total ==') },
  { name: 'an expression with an unknown name', change: expression('amount > 10') },
  { name: 'a script that returns nothing', change: filters({ script: 'event.body.paid = true' }) },
  { name: 'a script that returns a text', change: filters({ script: 'return "true"' }) },
  { name: 'a script that is not Lua', change: filters({ script: 'return (' }) },
  { name: 'two numbers that exclude each other', change: filters({ data: [{ ...number, comparator: '>' }, { ...number, comparator: '<' }] }) },
  { name: 'two texts that exclude each other', change: filters({ data: ['^open$', '^closed$'].map(value => ({ path: 'body.status', type: 'string', value: [value] })) }) },
  { name: 'an expression that is never true', change: expression('total > 10 && total < 5') },
  { name: 'a filter of data that the event does not have', change: data({ path: 'payload.total' }) },
  { name: 'a transformation to a list', change: eachDependency(dependency => { dependency.transform = { jq: '[.body]' }; }) },
  { name: 'a script that is never true', change: filters({ script: 'return event.body.total > 10 and false' }) },
  { name: 'a template that cannot be read', change: data({ type: 'string', template: '{{ .Input | lowercase }}' }) },
  { name: 'a time without minutes', change: filters({ time: { start: '8', stop: '9' } }) },
  { name: 'a jq filter that cannot be read', change: eachDependency(dependency => { dependency.transform = { jq: '.body |' }; }) },
  { name: 'a transformation that returns nothing', change: eachDependency(dependency => { dependency.transform = { script: 'event.body.paid = true' }; }) },
];

const eachTrigger = (change: (trigger: Manifest) => void) => (manifests: Manifest[]) => sensor(manifests).triggers.forEach(change);
const action = (given: Manifest) => eachTrigger(trigger => {
  const { name, conditions } = trigger.template;
  trigger.template = { name, ...conditions && { conditions }, ...given };
});
const http = (more: Manifest) => action({ http: { url: 'http://ship.shop.svc/', method: 'POST', ...more } });
const template = (change: (template: Manifest) => void) => (manifests: Manifest[]) => change(sensor(manifests).template);

const fetched = (source: Manifest) => action({ k8s: { operation: 'create', source } });

/** Triggers that never run, and Sensors without pods. */
export const TRIGGER_FAULTS: readonly DeadFlowFault[] = [
  { name: 'a Slack trigger without a channel', change: action({ slack: { message: 'shipped', slackToken: { name: 'shop', key: 'token' } } }) },
  { name: 'a Kafka trigger without a port', change: action({ kafka: { url: 'kafka', topic: 'orders', payload: [] } }) },
  { name: 'a Pulsar trigger without a topic', change: action({ pulsar: { url: 'pulsar://pulsar:6650', payload: [] } }) },
  { name: 'an object from a file that no volume has', change: fetched({ file: { path: '/jobs/ship.yaml' } }) },
  { name: 'an object from a text without a kind', change: fetched({ inline: 'metadata: { name: ship }' }) },
  { name: 'an object from a URL without a scheme', change: fetched({ url: { path: 'git.example.com/ship.yaml' } }) },
  { name: 'HTTP headers as a list', change: http({ headers: [{ name: 'A', value: 'b' }] }) },
  { name: 'a trigger without a template', change: eachTrigger(trigger => { delete trigger.template; }) },
  { name: 'a trigger without a name', change: eachTrigger(trigger => { delete trigger.template.name; }) },
  { name: 'a trigger without an action', change: action({}) },
  { name: 'a trigger of an unknown type', change: action({ webhook: { url: 'http://ship.shop.svc/' } }) },
  { name: 'an HTTP trigger without a URL', change: http({ url: undefined }) },
  { name: 'a URL without a scheme', change: http({ url: 'ship.shop.svc/orders' }) },
  { name: 'a URL whose port is a word', change: http({ url: 'http://ship.shop.svc:http/' }) },
  { name: 'a URL with a space in its host', change: http({ url: 'http://ship shop/' }) },
  { name: 'an HTTP method in small letters', change: http({ method: 'post' }) },
  { name: 'a payload without a source', change: http({ payload: [{ dest: 'a' }] }) },
  { name: 'a payload of an unknown dependency', change: http({ payload: [{ src: { dependencyName: 'nothing', dataKey: 'body' }, dest: 'a' }] }) },
  { name: 'a timeout as a text', change: http({ timeout: '10s' }) },
  { name: 'a secret without its key', change: http({ basicAuth: { username: { name: 'ship' } } }) },
  { name: 'a k8s trigger without a source', change: action({ k8s: { operation: 'create' } }) },
  { name: 'a k8s trigger whose source is empty', change: action({ k8s: { operation: 'create', source: {} } }) },
  { name: 'a k8s trigger whose resource has no kind', change: action({ k8s: { operation: 'create', source: { resource: { metadata: { name: 'a' } } } } }) },
  { name: 'an unknown operation', change: action({ k8s: { operation: 'apply', source: { resource: { apiVersion: 'v1', kind: 'Pod' } } } }) },
  { name: 'a workflow without an operation', change: action({ argoWorkflow: { source: { resource: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow' } } } }) },
  { name: 'conditions that cannot be read', change: eachTrigger(trigger => { trigger.template.conditions = 'a &&'; }) },
  { name: 'conditions as a list', change: eachTrigger(trigger => { trigger.template.conditions = ['order']; }) },
  { name: 'conditions that are reset at no time', change: eachTrigger(trigger => { trigger.template.conditionsReset = [{ byTime: { cron: 'daily' } }]; }) },
  { name: 'atLeastOnce as a text', change: eachTrigger(trigger => { trigger.atLeastOnce = 'true'; }) },
  { name: 'a pause that cannot be read', change: eachTrigger(trigger => { trigger.retryStrategy = { steps: 3, duration: '1 second' }; }) },
  { name: 'a rate without a number', change: eachTrigger(trigger => { trigger.rateLimit = { unit: 'Second' }; }) },
  { name: 'triggers as a map', change: manifests => { sensor(manifests).triggers = { first: sensor(manifests).triggers[0] }; } },
  { name: 'the bus of nobody', change: manifests => { sensor(manifests).eventBusName = 'other'; } },
  { name: 'a mount without a volume', change: template(pods => { pods.container = { ...pods.container, volumeMounts: [{ name: 'nothing', mountPath: '/x' }] }; }) },
  { name: 'a variable without a name', change: template(pods => { pods.container = { ...pods.container, env: [{ value: 'x' }] }; }) },
  { name: 'pods that may not be root and are', change: template(pods => { pods.securityContext = { runAsNonRoot: true, runAsUser: 0 }; }) },
  { name: 'a Sensor in another namespace', change: manifests => { manifests.find(({ kind }) => kind === 'Sensor')!.metadata.namespace = 'other'; } },
];
