import { canHold } from '../../../argo-events/catalog/conditions';
import { Fault } from '../../../argo-events/refusals/demand';
import { asString, valueAt } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule, Unknown } from '../../engine/rule';
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
const HOOKS = `---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`;

const CERTAIN = ['action', 'action-beside', 'repeated', 'parameter', 'parameter-key', 'parameter-fallback', 'payload', 'rate-limit-zero'] as const;

const workflow = (spec: string, operation = 'submit', metadata = 'generateName: ship-') =>
  sensor(`template: { name: ship, argoWorkflow: { operation: ${operation}, source: { resource: { apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { ${metadata} }, ${spec} } } } }`);
const creating = (apiVersion: string, kind: string, spec: string) =>
  sensor(`template: { name: ship, k8s: { operation: create, source: { resource: { apiVersion: ${apiVersion}, kind: ${kind}, metadata: { generateName: ship- }, spec: ${spec} } } } }`);
const git = (fields: string, template = '{}') =>
  sensor(`template: { name: ship, argoWorkflow: { operation: submit, source: { git: { filePath: ship.yaml, ${fields} } } } }`).replace('replicas: 3', `replicas: 3\n  template: ${template}`);
const TEMPLATES = 'templates: [{ name: ship, container: { image: busybox } }]';
const POD = '{ restartPolicy: Never, containers: [{ name: run, image: busybox }] }';
const KEY = 'sshKeySecret: { name: shop, key: id }';

export const triggerFails: Rule = {
  id: 'ha/trigger-fails',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'trigger' },
  what: 'A trigger has no action, an action that cannot run, or a parameter without a source.',
  why: 'the controller does not validate the trigger. Each run of the trigger fails',
  fix: 'set an action that can run',
  problems: CERTAIN,
  docs: [Docs.source('pkg/sensors/trigger.go'), Docs.source('pkg/sensors/triggers/params.go'), Docs.source('pkg/sensors/triggers/http/http.go')],
  examples: {
    bad: [
      sensor('template: { name: ship }'),
      sensor('template: { name: ship, log: {}, http: { url: http://shop } }'),
      sensor('template: { name: ship, http: { url: fulfil.shop.svc/orders } }'),
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: ordr, dataKey: body }, dest: order }] } }'),
      sensor('template: { name: ship, http: { url: "http://shop:orders/" } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: {} } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { resource: { metadata: { generateName: order- } } } } }'),
      sensor('template: { name: ship, slack: { message: shipped, slackToken: { name: shop, key: token } } }'),
      sensor('template: { name: ship, pulsar: { url: "pulsar://pulsar:6650", payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] } }'),
      sensor('template: { name: ship, kafka: { url: kafka, topic: orders, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { file: { path: /jobs/ship.yaml } } } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { inline: "apiVersion: batch/v1" } } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { url: { path: git.example.com/ship.yaml } } } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { resource: { apiVersion: batch/v1, kind: Job, metadata: { generateName: ship- } } }, parameters: [{ src: { dependencyName: order, dataKey: body }, dest: "spec.args[0]" }] } }'),
      sensor('parameters: [{ src: { dependencyName: order, dataKey: body.url }, dest: spec.url }], template: { name: ship, http: { url: http://shop } }'),
      sensor('template: { name: ship, k8s: { operation: update, liveObject: true, source: { resource: { apiVersion: v1, kind: ConfigMap, metadata: { name: orders } } } } }'),
      sensor('rateLimit: { unit: Second }, template: { name: ship, log: {} }'),
      sensor('template: { name: ship, k8s: { source: { resource: {} }, parameters: [{ src: { dependencyName: ordr, dataKey: body }, dest: spec }] } }'),
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: order, dataKey: payload.total }, dest: total }] } }') + HOOKS,
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: order, contextKey: name }, dest: name }] } }'),
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: order, dataTemplate: "{{ .Input.body.total" }, dest: total }] } }'),
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: order, dataTemplate: "{{ .Input.body.total | uppercase }}" }, dest: total }] } }'),
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: order, contextKey: name, value: none }, dest: name }] } }'),
      workflow('spec: {}'), workflow(`spec: { ${TEMPLATES} }`), workflow(`spec: { entrypoint: build, ${TEMPLATES} }`), workflow(`spec: { workflowTemplateRef: { name: ship }, ${TEMPLATES} }`),
      workflow('spec: { entrypoint: ship, templates: [{ name: ship }] }'), workflow('spec: { entrypoint: ship, templates: [{ name: ship, container: {} }] }'),
      workflow('spec: { entrypoint: ship, templates: [{ name: ship, steps: [[{ name: a, template: pack }]] }] }'),
      workflow('spec: { entrypoint: ship, templates: [{ name: ship, dag: { tasks: [{ name: a, template: pack }] } }] }'), workflow(`spec: { entrypoint: ship, arguments: { parameters: [{ name: order }] }, ${TEMPLATES} }`),
      workflow(`spec: { entrypoint: ship, ${TEMPLATES} }`, 'submit', 'generateName: Ship_'), workflow('', 'submit-from', 'name: ship').replace('kind: Workflow', 'kind: WorkflowTemplate'),
      creating('batch/v1', 'Job', '{}'), creating('batch/v1', 'Job', '{ template: { spec: { containers: [{ name: run, image: busybox }] } } }'), creating('v1', 'Job', `{ template: { spec: ${POD} } }`),
      creating('v1', 'Pod', '{ containers: [] }'), creating('v1', 'Pod', '{ containers: [{ name: run }] }'), creating('apps/v1', 'Deployment', '{ template: { spec: { containers: [{ name: run, image: busybox }] } } }'),
      creating('batch/v1', 'CronJob', `{ jobTemplate: { spec: { template: { spec: ${POD} } } } }`),
      sensor('template: { name: ship, custom: { serverURL: "http://ship:9000", spec: { a: b }, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] } }'),
      sensor('template: { name: ship, email: { host: mail, from: a@example.com, to: [b@example.com], subject: a, body: b } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { inline: "{ apiVersion: v1, kind: ConfigMap }" } } }'),
      git('url: git.example.com/shop, branch: main'), git('url: "git@git.example.com:shop", branch: main'), git(`url: "git@git.example.com:shop", branch: main, ${KEY}`),
      git('url: https://git.example.com/shop, ref: main'), git('url: https://git.example.com/shop, branch: main, remote: { name: origin, urls: [https://git.example.com/a] }'),
      git('url: https://git.example.com/shop, branch: main, cloneDirectory: ../shop'),
    ],
    good: [
      workflow('spec: { workflowTemplateRef: { name: ship } }'), workflow(`spec: { entrypoint: ship, arguments: { parameters: [{ name: order, value: a }] }, ${TEMPLATES} }`),
      workflow(`spec: { arguments: { parameters: [{ name: order }] }, ${TEMPLATES} }`).replace('operation: submit', 'operation: submit, args: [--entrypoint, ship, -p, order=a]'),
      workflow(`spec: { entrypoint: ship, arguments: { parameters: [{ name: order }] }, ${TEMPLATES} }`)
        .replace('operation: submit', 'operation: submit, parameters: [{ src: { dependencyName: order, dataKey: body }, dest: spec.arguments.parameters.0.value }]'),
      workflow('spec: { entrypoint: ship, templates: [{ name: ship, steps: [[{ name: a, template: pack }, { name: b, templateRef: { name: c, template: d } }]] }, { name: pack, container: { image: busybox } }] }'),
      creating('batch/v1', 'Job', `{ template: { spec: ${POD} } }`), creating('serving.knative.dev/v1', 'Service', '{}'), creating('batch.volcano.sh/v1alpha1', 'Job', '{}'),
      git('url: https://git.example.com/shop, branch: main'), git(`url: "git@git.example.com:shop", tag: v1, insecureIgnoreHostKey: true, ${KEY}`),
      git(`url: "ssh://git@git.example.com/shop", ref: refs/heads/main, ${KEY}`, '{ container: { env: [{ name: SSH_KNOWN_HOSTS, value: /hosts/known_hosts }] } }'),
      sensor('template: { name: ship, custom: { serverURL: "ship:9000", spec: {}, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }], parameters: [{ src: { dependencyName: order, dataKey: body.team }, dest: metadata.namespace }] } }'),
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: order, dataKey: body.total, contextKey: name }, dest: total }] } }') + HOOKS,
      sensor('template: { name: ship, http: { url: http://shop, payload: [{ src: { dependencyName: order, dataTemplate: "{{ .Input.body.total | upper }}" }, dest: total }] } }'),

      sensor('template: { name: ship, http: { url: HTTPS://shop/orders, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] } }'),
      sensor('template: { name: ship, k8s: { operation: create, source: { resource: { metadata: { generateName: order- } } }, parameters: [{ src: { dependencyName: order, dataKey: body.kind }, dest: kind }, { src: { dependencyName: order, dataKey: body.version }, dest: apiVersion }] } }'),
      sensor('rateLimit: { unit: Second, requestsPerUnit: 10 }, template: { name: ship, http: { url: "http://user:a@[fd00::1]:8080/" } }'),
      sensor('parameters: [{ src: { dependencyName: order, dataKey: body.url }, dest: http.url }], template: { name: ship, http: { url: placeholder } }'),
    ],
  },
  check: flow => [
    ...refused(flow, 'fixed-name').map(fixedName),
    ...refused(flow, 'git-branch').map(defaultBranch),
    ...CERTAIN.flatMap(problem => refused(flow, problem).map((finding): Finding => ({
      ...finding,
      problem,
      ...SPECIAL[problem],
      ...problem === 'parameter-key' && isOneOfSeveral(finding) && { effect: { does: 'sometimes' as const } },
      ...finding.path.includes('dlqTrigger') && { effect: { does: 'in-failure' as const } },
    }))),
  ],
};

/** Argo Events takes the branch master, which newer repositories do not have. */
function defaultBranch({ object, path }: Finding): Unknown {
  return { object, path, what: 'whether the Git repository has the branch master, as branch, tag and ref are not set', needs: 'branch, tag or ref' };
}

/** An object that is deleted before the next event leaves its name free. */
function fixedName({ object, path, what }: Finding): Unknown {
  return { object, path, what: `whether each event makes an object: ${what}, and the API server takes a name once`, needs: 'metadata.generateName in place of metadata.name' };
}

/** The trigger can also run without an event of the dependency. */
function isOneOfSeveral({ object: { manifest }, path }: Finding): boolean {
  const conditions = asString(valueAt(manifest, [...path.slice(0, 3), 'template', 'conditions'])) ?? '';
  const name = valueAt(manifest, [...path.slice(0, -1), 'dependencyName']);
  return conditions !== '' && canHold(conditions, each => each !== name);
}

const SPECIAL: Readonly<Partial<Record<Fault, Partial<Finding>>>> = {
  'rate-limit-zero': { why: 'the Sensor process divides by this value and exits, again after each restart', effect: { does: 'never-delivers', to: 'object' } },
  'repeated': {
    severity: 'warning',
    effect: { does: 'none' },
    why: 'the Sensor submits the Workflow, looks for a Workflow with the name of the template, fails, and submits another Workflow at each retry',
  },
  'action-beside': { why: 'Argo Events runs only the first action that it knows', effect: { does: 'none' } },
  'parameter': { why: 'Argo Events silently omits the parameter, and the trigger runs with the value in the template', effect: { does: 'none' } },
  'parameter-key': { why: 'Argo Events finds no value and no default. Each run of the trigger fails' },
  'parameter-fallback': { severity: 'warning', why: 'Argo Events always takes the key or the default value in its place', effect: { does: 'none' } },
  'payload': { why: 'the Sensor process exits with a nil pointer at each event, unless src has a value', effect: { does: 'never-delivers', to: 'object' } },
};
