import { stringify } from 'yaml';
import { SENSOR_BUCKET_LABELS } from '../../src/contract/sensor-bucket-job';
import { mayRaise, raisedBuckets } from '../../src/flow/bucket-replicas';
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

const all = (...manifests: object[]) => loadManifests([{ file: 'bucket.yaml', text: manifests.map(manifest => stringify(manifest)).join('---\n') }]).objects;
const edit = (bucket: string, replicas: number, more = '') => job(['sh', '-c', `nats kv edit ${bucket} --replicas ${replicas}${more}`]);

describe('of several that raise one bucket', () => {
  const raisedBy = (...manifests: object[]) => {
    const [[, { replicas, leaderReads }]] = raisedBuckets(all(...manifests));
    return [replicas, leaderReads];
  };
  const direct = '; nats req $JS.API.STREAM.UPDATE.KV_a {"allow_direct": false}';

  test.each([
    ['the highest number counts', [edit('a', 3), edit('a', 5)], [5, false]],
    ['whatever the order', [edit('a', 5), edit('a', 3, direct)], [5, false]],
    ['of two that are equal, the one whose leader is read', [edit('a', 3), edit('a', 3, direct)], [3, true]],
    ['the first one, if its leader is read', [edit('a', 3, direct), edit('a', 3)], [3, true]],
  ])('%s', (_, manifests, expected) => {
    expect(raisedBy(...manifests)).toEqual(expected);
  });
});

test.each([
  ['{"allow_direct":false}', true], ['{"allow_direct" : false}', true], ['allow_direct=false', true], ['{\\"allow_direct\\": false}', true],
  ['{"allow_direct":true}', false], ['deny_direct: false', false],
])('%s: only the leader is read: %s', (text, expected) => {
  expect([...raisedBuckets(all(edit('a', 3, `; echo '${text}'`))).values()].map(({ leaderReads }) => leaderReads)).toEqual([expected]);
});

test('an init container, arguments that are no strings, and a KeyValue without a bucket', () => {
  const init = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'b', namespace: 'shop' }, spec: { template: { spec: { initContainers: [{ command: ['nats', 5, 'kv', 'edit', 'a', '--replicas=3'] }, null] } } } };
  expect(found(init)).toEqual([{ key: 'shop/a', replicas: 3, leaderReads: false }]);
  expect(found({ apiVersion: 'jetstream.nats.io/v1beta2', kind: 'KeyValue', metadata: { name: 'kv', namespace: 'shop' }, spec: { replicas: 3 } })).toEqual([]);
});

describe('a script that takes the bucket from the environment', () => {
  const script = 'read -r name; nats stream edit "KV_$name"';
  const bucket = { name: 'BUCKET', value: 'fulfil' };

  test.each<[string, object[], unknown]>([
    ['with the number', [bucket, { name: 'REPLICAS', value: '5' }], [{ key: 'shop/fulfil', replicas: 5, leaderReads: false }]],
    ['without a number: one', [bucket], [{ key: 'shop/fulfil', replicas: 1, leaderReads: false }]],
    ['without the bucket', [{ name: 'REPLICAS', value: '5' }], []],
  ])('%s', (_, env, expected) => {
    expect(found(job(['sh', '-c', script], env))).toEqual(expected);
  });
});

test('a Job with some of the labels of the Job of HaSensor is read by its commands', () => {
  const [first] = Object.entries(SENSOR_BUCKET_LABELS);
  const labels = Object.fromEntries([first]);
  expect(found({ ...job(['nats', 'kv', 'edit', 'b', '--replicas', '3']), metadata: { name: 'b', namespace: 'shop', labels } })).toEqual([{ key: 'shop/b', replicas: 3, leaderReads: false }]);
});

describe('a script', () => {
  const script = (text: string, env: object[] = []) => loadManifests([{ file: 'bucket.yaml', text: stringify(job(['sh', '-c', text], env)) }]).objects;
  const raises = (text: string, env?: object[]) => [...raisedBuckets(script(text, env))].map(([key, { replicas }]) => `${key.replace('shop/', '')} ${replicas}`);
  const mayRaiseOf = (text: string, name: string) => {
    const [object] = script(text);
    return mayRaise([object])({ ...object, kind: 'Sensor', name }) !== undefined;
  };

  test.each<[string, string, string[], object[]?]>([
    ['loops over names', 'for s in a b c; do nats kv edit "$s" --replicas 3; done', ['a 3', 'b 3', 'c 3']],
    ['loops on lines of their own, with a comment', '# nats kv edit z --replicas 3\nfor s in a \\\n  b\ndo\n  nats kv edit ${s} \\\n    --replicas=3\ndone', ['a 3', 'b 3']],
    ['edits the streams of the buckets', 'for s in a b; do nats stream edit "KV_$s" --replicas 3 --force; done', ['a 3', 'b 3']],
    ['names the stream of a bucket', 'nats --server nats://bus stream edit KV_a -f --replicas 5', ['a 5']],
    ['edits another stream', 'nats stream edit default --replicas 3', []],
    ['loops over a variable', 'SENSORS="a b"; for s in $SENSORS; do nats kv edit $s --replicas 3; done', ['a 3', 'b 3']],
    ['loops over the environment', 'for s in $SENSORS; do nats kv edit $s --replicas "${COPIES:-3}"; done', ['a 3', 'b 3'], [{ name: 'SENSORS', value: 'a b' }]],
    ['has a loop variable of the name of the environment', 'for s in a; do nats kv edit $s --replicas 3; done', ['a 3'], [{ name: 's', value: 'z' }]],
    ['builds the name in the loop', 'for s in a b; do stream="KV_$s"; nats stream edit $stream --replicas 3; done', ['a 3', 'b 3']],
    ['has a loop in a loop', 'for n in 3 5; do for s in a b; do nats kv edit $s --replicas $n; done; done', ['a 5', 'b 5']],
    ['has the options first', 'nats kv edit --replicas 3 a', ['a 3']],
    ['sets no replicas', 'for s in a; do nats kv edit $s --ttl 1h; done', []],
  ])('that %s', (_, text, expected, env = []) => {
    expect(raises(text, env)).toEqual(expected);
  });

  test.each([
    ['loops over the answer of a command', 'for s in $(nats kv ls -n); do nats kv edit "$s" --replicas 3; done'],
    ['reads the names', 'nats kv ls -n | while read s; do nats kv edit "$s" --replicas 3; done'],
    ['passes the names by xargs', 'nats kv ls -n | xargs -n1 nats kv edit --replicas 3'],
    ['passes the names in braces', 'nats kv ls -n | xargs -I{} nats stream edit KV_{} --replicas 3'],
    ['loops over words that the shell expands', 'for s in `cat /sensors`; do nats kv edit $s --replicas 3; done'],
    ['does not tell the number', 'nats kv edit a --replicas $COPIES'],
    ['sets the name twice', 's=a; nats kv edit $s --replicas 3; s=b; nats kv edit $s --replicas 3'],
  ])('that %s may raise the bucket', (_, text) => {
    expect(raises(text)).toEqual([]);
    expect(mayRaiseOf(text, 'a')).toBe(true);
  });

  test.each([
    ['names another bucket', 'nats kv edit b --replicas $COPIES'],
    ['loops over other names', 'for s in b c; do nats kv edit $s --replicas 3; done'],
    ['edits nothing', 'nats kv ls'],
  ])('that %s does not', (_, text) => {
    expect(mayRaiseOf(text, 'a')).toBe(false);
  });
});
