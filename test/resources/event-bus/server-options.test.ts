import { natsConfig } from '../../../src/argo-events/nats/nats-config';
import { serverOptions } from '../../../src/resources/event-bus/server-options';

test('further lines of maxPayload are directives of nats-server', () => {
  const maxPayload = serverOptions({ maxPayload: '2MB', pingInterval: '1s', pingMax: 3 });
  const config = natsConfig({ metadata: { name: 'default' }, spec: { jetstream: { maxPayload } } }, 'shop', 3);
  expect(config.split('\n').slice(0, 4)).toEqual(['max_payload: 2MB', 'ping_interval: 1s', 'ping_max: 3', 'port: 4222']);
});
