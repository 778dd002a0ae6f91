import { setting } from '../../../src/argo-events/nats/bus-settings';
import { jetStreamSettings } from '../../../src/resources/event-bus/jetstream-settings';

test('is text that nats-server reads inside jetstream { }', () => {
  const text = jetStreamSettings({ maxFileStoreBytes: 18253611008, maxMemoryStoreBytes: 268435456, syncInterval: 'always' });
  expect(text).toBe('max_file_store: 18253611008\nmax_memory_store: 268435456\nsync_interval: always\n');
  expect(setting(text, 'max_file_store')).toBe('18253611008');
});
