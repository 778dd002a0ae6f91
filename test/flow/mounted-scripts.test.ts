import { stringify } from 'yaml';
import { mayRaise, raisedBuckets } from '../../src/flow/bucket-replicas';
import { loadManifests } from '../../src/manifests/load-manifests';

const SCRIPT = 'for s in $SENSORS; do nats kv edit "$s" --replicas 3; done\n';
const configMap = (namespace = 'shop') => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'scripts', namespace }, data: { 'raise.sh': SCRIPT, 'other.sh': 'nats kv edit z --replicas 5' } });

interface Given {
  readonly kind?: 'Job' | 'CronJob';
  readonly command: readonly string[];
  readonly mount?: object;
  readonly volume?: object;
  readonly env?: readonly object[];
  readonly image?: string;
}

function job({ kind = 'Job', command, mount = {}, volume = {}, env = [], image = 'natsio/nats-box:0.19' }: Given) {
  const pod = {
    containers: [{ name: 'main', image, command, env: [{ name: 'SENSORS', value: 'a b' }, ...env], volumeMounts: [{ name: 'scripts', mountPath: '/scripts', ...mount }] }],
    volumes: [{ name: 'scripts', configMap: { name: 'scripts', ...volume } }],
  };
  const template = { template: { spec: pod } };
  return { apiVersion: 'batch/v1', kind, metadata: { name: 'raise', namespace: 'shop' }, spec: kind === 'Job' ? template : { jobTemplate: { spec: template } } };
}

const objectsOf = (...manifests: object[]) => loadManifests([{ file: 'job.yaml', text: manifests.map(manifest => stringify(manifest)).join('---\n') }]).objects;
const raised = (...manifests: object[]) => [...raisedBuckets(objectsOf(...manifests))].map(([key, { replicas }]) => `${key} ${replicas}`);
const mayRaiseAny = (...manifests: object[]) => {
  const objects = objectsOf(...manifests);
  return mayRaise(objects)({ ...objects[0], kind: 'Sensor', name: 'a' }) !== undefined;
};

test.each<[string, Given]>([
  ['runs the file', { command: ['sh', '/scripts/raise.sh'] }],
  ['is a CronJob', { kind: 'CronJob', command: ['sh', '/scripts/raise.sh'] }],
  ['mounts the file alone', { command: ['/bin/raise'], mount: { mountPath: '/bin/raise', subPath: 'raise.sh' } }],
  ['gives the file another name', { command: ['/scripts/run'], volume: { items: [{ key: 'raise.sh', path: 'run' }] } }],
  ['has the script in a variable', { command: ['sh', '-c', 'eval "$SCRIPT"'], env: [{ name: 'SCRIPT', valueFrom: { configMapKeyRef: { name: 'scripts', key: 'raise.sh' } } }] }],
])('a Job raises the buckets that a script in a ConfigMap names: it %s', (_, given) => {
  expect(raised(job(given), configMap())).toEqual(['shop/a 3', 'shop/b 3']);
  expect(mayRaiseAny(job(given), configMap())).toBe(false);
});

test('a file that the Job does not run raises nothing', () => {
  expect(raised(job({ command: ['sh', '/scripts/else.sh'] }), configMap())).toEqual([]);
});

test.each([
  ['is not among the manifests', []],
  ['is in another namespace', [configMap('other')]],
])('a Job with the program nats may raise any bucket where its ConfigMap %s', (_, others) => {
  expect(raised(job({ command: ['sh', '/scripts/raise.sh'] }), ...others)).toEqual([]);
  expect(mayRaiseAny(job({ command: ['sh', '/scripts/raise.sh'] }), ...others)).toBe(true);
  expect(mayRaiseAny(job({ command: ['sh', '/scripts/raise.sh'], image: 'example.com/backup:1' }), ...others)).toBe(false);
});
