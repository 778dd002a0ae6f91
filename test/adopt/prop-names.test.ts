import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adopted } from './support';
import { propName } from '../../src/adopt/prop-name';
import { pythonApp } from '../../src/adopt/python';
import { STRUCTS } from '../../src/argo-events/catalog/schema';

const TYPES = readFileSync(join(__dirname, '../../imports/argo-events.ts'), 'utf8');
const RENAMED = new Map([...TYPES.matchAll(/^\s+(\w+): \{ name: '(\w+)'/gm)].map(([, prop, field]) => [field, prop]));
const FIELDS = [...new Set(Object.values(STRUCTS).flatMap(fields => fields.split(' ').map(field => field.split(':')[0])))];

test('the name of a prop is the one of the types, for every field', () => {
  expect(RENAMED.size).toBeGreaterThan(20);
  expect(FIELDS.filter(field => propName(field) !== (RENAMED.get(field) ?? field))).toEqual([]);
});

const head = (kind: string, name: string) => `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\n`;

test.each([
  ['EventSource', 'pubSub: { orders: { projectID: shop-one, subscriptionID: orders-fulfil, topic: orders, topicProjectID: shop-two } }', '"topic_project_id": "shop-two"'],
  ['EventSource', 'sqs: { orders: { region: eu-west-1, queue: q, roleARN: "arn:x" } }', '"role_arn": "arn:x"'],
  ['EventSource', 'gitlab: { orders: { gitlabBaseURL: "https://gitlab.example.com", events: [PushEvents], projects: ["1"], enableSSLVerification: true, webhook: { endpoint: /a, port: "12000", method: POST, url: "https://x" }, accessToken: { name: a, key: b } } }',
    '"enable_ssl_verification": True'],
  ['Sensor', 'dependencies: [{ name: a, eventSourceName: b, eventName: c }], triggers: [{ template: { name: t, awsLambda: { functionName: f, region: eu, roleARN: "arn:x", payload: [{ src: { dependencyName: a, dataKey: b }, dest: c }] } } }]',
    '"role_arn": "arn:x"'],
  ['Sensor', 'dependencies: [{ name: a, eventSourceName: b, eventName: c }], triggers: [{ template: { name: t, custom: { serverURL: "x:1", secure: false, spec: { serverURL: kept }, payload: [{ src: { dependencyName: a, dataKey: b }, dest: c }] } } }]',
    '"spec": {"serverURL": "kept"}'],
  ['Sensor', 'dependencies: [{ name: a, eventSourceName: b, eventName: c }], triggers: [{ template: { name: t, k8s: { operation: create, source: { git: { url: "https://git.example.com/shop", branch: main, cloneDirectory: d, filePath: f, githubApp: { appID: 1, installationID: 2, privateKey: { name: a, key: b } } } } } } }]',
    '"installation_id": 2'],
  ['Sensor', 'template: { volumes: [{ name: v, downwardAPI: { items: [{ path: p, fieldRef: { fieldPath: metadata.name } }] } }] }, dependencies: [{ name: a, eventSourceName: b, eventName: c }], triggers: [{ template: { name: t, log: {} } }]',
    '"downward_api": {"items": [{"path": "p", "field_ref": {"field_path": "metadata.name"}}]}'],
])('%s keeps them: %s', (kind, spec, python) => {
  const { flow, plan, objects } = adopted(`${head(kind, 'orders')}spec: { ${spec} }\n`);
  expect(plan.charts.flatMap(({ parts }) => parts).find(({ id }) => id === 'Orders')?.type).toBe(`Ha${kind}`);
  const [before, after] = [flow.objects[0].manifest, objects.find(object => object.kind === kind)!].map(({ spec: of }) => of as any);
  // the construct adds to the rest
  const kept = ({ triggers, template, ...events }: any) => (kind === 'Sensor' ? triggers.map((trigger: any) => trigger.template).concat(template?.volumes ?? []) : events);
  expect(kept(after)).toMatchObject(kept(before));
  expect(pythonApp(plan).replace(/\s+/g, ' ')).toContain(python);
});
