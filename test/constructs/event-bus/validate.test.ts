import { Duration, Size } from 'cdk8s';
import { busChart } from '../../support/synth';

const any = (value: unknown) => value as any;

test.each<[string, () => unknown, string]>([
  ['a volume without a unit', () => busChart({ persistence: { volumeSize: '20' } }), 'persistence.volumeSize: got 20 bytes. Allowed: at least 100Mi; a size has a unit, for example "20Gi"'],
  ['a volume below zero', () => busChart({ persistence: { volumeSize: '-20Gi' } }), 'persistence.volumeSize: got -21474836480 bytes. Allowed: at least 100Mi'],
  ['an access mode in short', () => busChart({ persistence: { accessMode: 'RWO' } }),
    'persistence.accessMode: got the string "RWO". Allowed: ReadWriteOnce, ReadWriteOncePod, ReadWriteMany'],
  ['a stream that holds nothing', () => busChart({ stream: { maxBytes: Size.kibibytes(0) } }),
    'stream.maxBytes: got 0 bytes, less than one event of maxPayload, 2097152 bytes. NATS reads 0 as no limit. Allowed: at least 2097152 bytes'],
  ['a file store that holds nothing', () => busChart({ jetstream: { maxFileStore: Size.kibibytes(0) } }), 'raise stream.maxBytes or jetstream.maxFileStore, or lower maxPayload'],
  ['a memory store above the limit', () => busChart({ jetstream: { maxMemoryStore: Size.gibibytes(1) } }),
    'jetstream.maxMemoryStore: got 1073741824 bytes in a container with a limit of 1073741824. The container would be killed before the store is full.'],
  ['no messages', () => busChart({ stream: { maxMsgs: 0 } }), 'stream.maxMsgs: got 0. NATS reads 0 as no limit. Allowed: 1 or more, or -1'],
  ['no window for duplicates', () => busChart({ stream: { duplicates: Duration.seconds(0) } }), 'stream.duplicates: got 0. NATS reads 0 as 2 minutes.'],
  ['no pause between syncs', () => busChart({ jetstream: { syncInterval: Duration.seconds(0) } }), 'jetstream.syncInterval: got 0. Allowed: 1 ms or more, or no syncInterval'],
  ['a domain with a dot at its end', () => busChart({ clusterDomain: 'cluster.local.' }), 'clusterDomain: got the string "cluster.local.". Allowed: a DNS name without a dot at its end'],
])('%s is refused', (_, build, message) => expect(build).toThrow(message));

test('a memory store needs no limit where the container has none', () => {
  expect(() => busChart({ jetstream: { maxMemoryStore: Size.gibibytes(1) }, containerTemplate: { resources: { requests: { memory: '4Gi' } } } })).not.toThrow();
});

test('of a volume without a size, the default counts', () => {
  expect(() => busChart({ persistence: any({ volumeSize: null, storageClassName: 'fast' }) })).not.toThrow();
});
