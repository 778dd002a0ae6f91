import { undecodableValues } from '../../../src/argo-events/catalog/decode';
import { STRUCTS } from '../../../src/argo-events/catalog/schema';
import { structFields, visitFields } from '../../../src/argo-events/catalog/struct-walk';

const faults = (kind: string, manifest: unknown) => undecodableValues(visitFields(kind, manifest)).map(({ path, wanted }) => `${path.join('.')}: ${wanted}`);

/** What Go's decoder takes and refuses for each type; compared with the real types of v1.9.11 for every field. */
const VALUES: Record<string, { readonly takes: unknown[]; readonly refuses: unknown[] }> = {
  string: { takes: ['', 'a', '3'], refuses: [3, true, [], {}, ['a']] },
  boolean: { takes: [true, false], refuses: ['true', 'yes', 0, [], {}] },
  int32: { takes: [0, -1, 2147483647, -2147483648], refuses: ['1', 1.5, 2147483648, -2147483649, true, [], {}] },
  int64: { takes: [0, -1, 2147483648, 2 ** 53], refuses: ['1', 1.5, 2 ** 63, 1e21, true, [], {}] },
  uint64: { takes: [0, 2 ** 63], refuses: [-1, 2 ** 64, '1', 1.5, true, [], {}] },
  quantity: { takes: ['1Gi', ' 500m ', '1e3', '.5', 1, 0.5, '1E'], refuses: ['', '1 Gi', '1GB', '1gi', 'a', true, [], {}] },
  intOrString: { takes: ['', 'http', '80', 80], refuses: [1.5, 2147483648, true, [], {}] },
  int64OrString: { takes: ['', '10s', 'soon', 10, 2147483648], refuses: [1.5, 2 ** 63, true, [], {}] },
  time: { takes: ['2026-01-31T08:00:00Z', '2024-02-29T08:00:00.5+01:00'], refuses: ['', '2026-01-31', '2026-02-29T08:00:00Z', '2026-13-01T08:00:00Z', '2026-01-01T24:00:00Z', 0, [], {}] },
  any: { takes: ['', 0, 1.5, true, [], {}], refuses: [] },
};

/** A field of each type and each way to hold it. */
const FIELDS = Object.entries(STRUCTS).flatMap(([struct]) => [...structFields(struct)].map(([field, type]) => ({ struct, field, type })));
const ONE_OF_EACH = [...new Map(FIELDS.map(entry => [`${entry.type.scalar ?? 'struct'}${entry.type.many ?? ''}`, entry])).values()];

test.each(ONE_OF_EACH)('$struct.$field', ({ struct, field, type: { scalar, many } }) => {
  const { takes, refuses } = scalar === undefined ? { takes: [{}], refuses: ['', 'a', 0, true, []] } : VALUES[scalar];
  const hold = (value: unknown) => ({ [field]: many === '[]' ? [value] : many === '{}' ? { key: value } : value });
  const path = `${field}${many === '[]' ? '.0' : many === '{}' ? '.key' : ''}`;
  for (const value of [...takes, null, undefined]) expect([value, faults(struct, hold(value))]).toEqual([value, []]);
  for (const value of refuses) expect([value, faults(struct, hold(value))]).toEqual([value, [`${path}: ${scalar ?? 'map'}`]]);
});

test.each(ONE_OF_EACH.filter(({ type }) => type.many !== undefined))('$struct.$field is refused in another shape', ({ struct, field, type: { many } }) => {
  const wrong = ['a', 1, true, many === '[]' ? {} : []];
  for (const value of wrong) expect(faults(struct, { [field]: value })).toEqual([`${field}: ${many === '[]' ? 'list' : 'map'}`]);
  for (const value of [null, many === '[]' ? [] : {}, many === '[]' ? [null] : { key: null }]) expect(faults(struct, { [field]: value })).toEqual([]);
});

test('no value of a field that the controller does not know is read, nor the status, nor what is below a field of any value', () => {
  expect(faults('Sensor', {
    spec: { replica: '3', triggers: [{ template: { k8s: { source: { resource: { spec: { replicas: '3' } } } } } }] },
    status: { conditions: 'none' },
  })).toEqual([]);
});

test('each fault is told by itself, with its path', () => {
  expect(faults('EventSource', {
    metadata: { labels: { team: 7 } },
    spec: { replicas: '2', sqs: { orders: { queue: 1, waitTimeSeconds: '20' }, paid: 'queue' }, template: { tolerations: [{ key: 1 }, 'all'] } },
  }).sort()).toEqual([
    'metadata.labels.team: string',
    'spec.replicas: int32',
    'spec.sqs.orders.queue: string',
    'spec.sqs.orders.waitTimeSeconds: int64',
    'spec.sqs.paid: map',
    'spec.template.tolerations.0.key: string',
    'spec.template.tolerations.1: map',
  ]);
});
