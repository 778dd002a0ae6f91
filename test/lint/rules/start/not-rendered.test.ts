import { analyse } from '../../../../src/analysis/analyse';
import { checkText } from '../../support/check-text';
import { fieldCase } from '../../support/field-cases';
import { flowOf } from '../../support/flow-of';

const FACTS = { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest', zones: 3, nodes: 6, podPolicy: false } as const;
const HEAD = 'apiVersion: argoproj.io/v1alpha1\nkind: ';
const BUS = `${HEAD}EventBus\nmetadata:\n  name: default\nspec:\n  jetstream:\n    version: 2.10.29\n    replicas: 3\n`;
const SOURCE = `${HEAD}EventSource\nmetadata:\n  name: hooks\nspec:\n  replicas: 2\n  webhook:\n    order:\n      port: "12000"\n      endpoint: /order\n      method: POST\n`;
const SENSOR = `${HEAD}Sensor
metadata:
  name: orders
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 3 }, template: { name: ship, http: { url: "http://ship/", method: POST } } }]
`;
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: hooks }\nspec: { selector: { eventsource-name: hooks }, ports: [{ port: 80, targetPort: 12000 }] }\n';
const FLOW = [BUS, SOURCE, SENSOR, SERVICE].join('---\n');

/** The findings of a check, by rule and path, and what is not rendered. */
function said(text: string) {
  const { findings, unknowns, problems } = checkText(text, FACTS).report;
  expect(problems).toEqual([]);
  return {
    findings: findings.map(({ rule, path }) => `${rule} ${path}`),
    unrendered: unknowns.filter(({ rule }) => rule === 'ha/not-rendered').map(({ what }) => what),
  };
}

test.each([
  ['of Flux', '"${a}"'], ['without quotes', '${a:=3}'], ['with text around it', 'v${a}'], ['of Kustomize', '$(A)'], ['of envsubst', '$A'], ['of Helm', '"{{ .Values.a }}"'],
  ['of ERB', '<%= a %>'], ['of a README', '<YOUR_VALUE>'],
])('no rule judges a value with a variable %s', (_, variable) => {
  const text = FLOW.replace('version: 2.10.29', `version: ${variable}`).replace('replicas: 3', `replicas: ${variable}`).replace('port: "12000"', `port: ${variable}`);
  const { findings, unrendered } = said(text);
  expect(unrendered).toHaveLength(2);
  const before = said(FLOW).findings;
  expect(findings.filter(finding => !before.includes(finding))).toEqual([]);
  expect(findings.filter(finding => /replicas|version|port/i.test(finding.split(' ')[1]))).toEqual([]);
  expect(checkText(text, FACTS).fixed).toContain(`version: ${variable}\n    replicas: ${variable}\n`);
});

test('what a Service leads to is not judged either, while the port of the EventSource is not known', () => {
  const wrong = FLOW.replace('targetPort: 12000', 'targetPort: 13000');
  expect(said(wrong).findings).toContain('ha/unknown-service-port spec.ports.0.targetPort');
  expect(said(wrong.replace('"12000"', '"${port}"')).findings.filter(finding => finding.includes('service'))).toEqual([]);
});

test.each([
  ['the placement of servers of which there may be one', BUS, 'ha/bus-on-one-node spec.jetstream', 'replicas: 3', 'replicas: ${replicas}'],
  ['the limits of a stream whose settings are not known', BUS, 'ha/unlimited-stream spec.jetstream.streamConfig.maxBytes', 'replicas: 3', 'streamConfig: ${stream}'],
  ['a key of settings with a variable', BUS, 'ha/late-sync spec.jetstream.settings.sync_interval', 'replicas: 3', 'settings: |\n      sync_interval: ${sync}'],
])('%s is not judged', (_, text, finding, known, variable) => {
  expect(said(text.replace(known, variable)).findings).not.toContain(finding);
});

test('other keys of a text with a variable are judged', () => {
  const text = BUS.replace('replicas: 3', 'settings: |\n      max_payload: ${payload}\n      sync_interval: 2m');
  expect(said(text).findings.filter(finding => finding.includes('sync'))).toEqual(['ha/late-sync spec.jetstream.settings.sync_interval']);
});

test.each([
  ['templates of triggers', SENSOR.replace('method: POST', 'method: POST, payload: [{ dest: a, src: { dependencyName: order, dataTemplate: "{{ .Input.body }}" } }]')],
  ['workflows', SENSOR.replace(/http: .*/, 'argoWorkflow: { operation: submit, source: { resource: { spec: { a: "{{workflow.name}} ${B}" } } } } } }]')],
  ['scripts of filters', SENSOR.replace('eventName: order', 'eventName: order, filters: { script: "return ${a}", exprs: [{ expr: "a == $(b)", fields: [{ name: a, path: b }] }] }')],
  ['the environment of containers', SENSOR.replace('replicas: 3', 'replicas: 3\n  template: { container: { env: [{ name: A, value: "$(B)" }] } }')],
  ['ConfigMaps and Jobs', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { run: "echo ${A}" }\n---\napiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ name: a, args: ["${A}"] }] } } }\n'],
])('a variable in %s is replaced at run time', (_, text) => {
  expect(said(text).unrendered).toEqual([]);
});

test('the report says unknown where a variable decides, and only there', () => {
  const verdicts = (text: string) => [...analyse(flowOf(text), FACTS).groups[0].verdicts].map(([id, { kind }]) => `${id} ${kind}`);
  expect(verdicts(FLOW.replace('replicas: 3', 'replicas: ${replicas}'))).toContain('none unknown');
  expect(verdicts(FLOW.replace('http://ship/', 'http://${HOST}/'))).toEqual(verdicts(FLOW));
});

test('case 72: variables of Flux are named once, and neither their types nor their versions are found fault with', () => {
  const { findings, unrendered } = said(fieldCase('72-flux-variables'));
  expect(unrendered).toEqual(['values that are not rendered: ${argo_namespace}, ${jetstream_version}, ${replicas}']);
  expect(findings.filter(finding => /version|type|replicas|size|decod/.test(finding))).toEqual([]);
});
