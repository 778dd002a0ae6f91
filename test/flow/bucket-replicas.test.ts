import { stringify } from 'yaml';
import { raisedBuckets } from '../../src/flow/bucket-replicas';
import { loadManifests } from '../../src/manifests/load-manifests';
import { sensorBucket } from '../../src/resources/bucket/bucket-job';
import { nativeBusAccess } from '../../src/resources/event-bus/access';

function found(manifest: object): unknown {
  const { objects } = loadManifests([{ file: 'bucket.yaml', text: stringify(manifest) }]);
  return [...raisedBuckets(objects)].map(([key, { replicas, leaderReads }]) => ({ key, replicas, leaderReads }));
}

const job = (command: string[], env: object[] = []) => ({
  apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'bucket', namespace: 'shop' }, spec: { template: { spec: { containers: [{ name: 'nats', command, env }] } } },
});

test.each<[string, object, unknown]>([
  ['the Job of HaSensor', { ...sensorBucket({ sensor: 'fulfil', access: nativeBusAccess('default'), replicas: 3, readWithEvents: false, image: 'nats', scripts: 'scripts', pods: {}, annotations: {} }) },
    [{ key: '/fulfil', replicas: 3, leaderReads: true }]],
  ['a command', job(['nats', 'kv', 'edit', 'fulfil', '--replicas', '3']), [{ key: 'shop/fulfil', replicas: 3, leaderReads: false }]],
  ['a command with names of the environment', job(['sh', '-c', 'nats kv add $BUCKET --replicas=$COPIES'], [{ name: 'BUCKET', value: 'fulfil' }, { name: 'COPIES', value: '5' }]),
    [{ key: 'shop/fulfil', replicas: 5, leaderReads: false }]],
  ['a KeyValue', { apiVersion: 'jetstream.nats.io/v1beta2', kind: 'KeyValue', metadata: { name: 'kv', namespace: 'shop' }, spec: { bucket: 'fulfil', replicas: 3 } },
    [{ key: 'shop/fulfil', replicas: 3, leaderReads: false }]],
  ['another Job', job(['sh', '-c', 'echo kv'], [{ name: 'BUCKET', value: 'fulfil' }]), []],
])('what %s makes of a bucket', (_, manifest, expected) => {
  expect(found(manifest)).toEqual(expected);
});
