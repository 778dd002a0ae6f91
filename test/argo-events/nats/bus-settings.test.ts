import { busSettings, natsSize, setting } from '../../../src/argo-events/nats/bus-settings';

test('the settings of a bus replace all of the controller\'s', () => {
  expect(busSettings({ spec: { jetstream: {} } })).toBe('max_memory_store: -1\nmax_file_store: 1TB\n');
  expect(busSettings({ spec: { jetstream: { settings: 'sync_interval: always' } } })).toBe('sync_interval: always');
});

test.each([
  ['max_file_store: 20GB', '20GB'],
  ['max_file_store=20GB', '20GB'],
  ['max_file_store 20GB', '20GB'],
  ['"max_file_store": "20GB" # half', '20GB'],
  ['max_memory_store: 1, max_file_store: 2', '2'],
  ['max_file_store: 1\nmax_file_store: 2', '2'],
  ['jetstream { store_dir: /data, max_file_store: 20GB }', '20GB'],
  ['jetstream: { max_file_store: 20GB }', '20GB'],
  ['{"jetstream": {"max_file_store": "20GB"}}', '20GB'],
  ['{ "max_file_store": "20GB" }', '20GB'],
  ['max_file_store: ${SIZE}', '${SIZE}'],
  ['max_file_store: {{ .Values.size }}', '{{ .Values.size }}'],
  ['jetstream {', undefined],
  ['# max_file_store: 1', undefined],
  ['max_file_stores: 1', undefined],
  ['', undefined],
])('max_file_store in %j is %j', (text, value) => {
  expect(setting(text, 'max_file_store')).toBe(value);
});

test.each([
  ['max_file_store', 'max_file: 20GB', '20GB'],
  ['max_file_store', 'MAX_FILE_STORE: 20GB', '20GB'],
  ['max_memory_store', 'max_mem_store: 1GB', '1GB'],
  ['max_memory_store', 'max_mem: 1GB', '1GB'],
  ['sync_interval', 'sync: always', 'always'],
  ['sync_interval', 'sync_interval: 1m\nsync: always', 'always'],
  ['ping_max', 'sync: always', undefined],
])('%s in %j is %j, as nats-server has several names for it', (key, text, value) => {
  expect(setting(text, key)).toBe(value);
});

test.each([
  ['1', 1], ['-1', -1], ['1K', 1e3], ['1KB', 1024], ['1Ki', 1024], ['1KiB', 1024], ['1G', 1e9], ['20GB', 21474836480], ['1tb', 1099511627776],
  ['1.5G', undefined], ['1X', undefined], ['', undefined],
])('NATS reads the size %s as %j', (text, size) => {
  expect(natsSize(text)).toBe(size);
});
