import { sourceModel } from '../../src/analysis/client-model';
import { buildFlow } from '../../src/flow/build-flow';
import { loadManifests } from '../../src/flow/load';

/** What becomes of the events of an EventSource with that spec. */
function delivery(spec: object) {
  const manifest = { apiVersion: 'argoproj.io/v1alpha1', kind: 'EventSource', metadata: { name: 'x' }, spec };
  const { sources: [source] } = buildFlow(loadManifests([{ file: 'x', text: JSON.stringify(manifest) }]).objects);
  const { whenDown, inFlight, stopEndsAll, lossReason } = sourceModel(source, true);
  return [whenDown, ...[inFlight && 'in flight', stopEndsAll && 'a stop ends all', lossReason && 'lost'].filter(Boolean)];
}

const http = { endpoint: '/x', port: '12000', method: 'POST' };

test.each([
  ['a webhook', { webhook: { x: http } }, ['caller-retries']],
  ['github', { github: { x: { webhook: http } } }, ['caller-retries']],
  ['github that deletes its hook', { github: { x: { webhook: http, deleteHookOnFinish: true } } }, ['caller-retries', 'a stop ends all']],
  ['sns', { sns: { x: { webhook: http } } }, ['caller-retries', 'a stop ends all']],
  ['sqs', { sqs: { x: {} } }, ['kept']],
  ['mqtt', { mqtt: { x: {} } }, ['lost', 'lost']],
  ['amqp with its default queue', { amqp: { x: {} } }, ['lost', 'lost']],
  ['amqp with a durable, named queue', { amqp: { x: { queueDeclare: { name: 'q', durable: true } } } }, ['kept', 'in flight']],
  ['a webhook beside mqtt', { webhook: { x: http }, mqtt: { x: {} } }, ['lost', 'lost']],
])('%s', (_, spec, expected) => {
  expect(delivery(spec)).toEqual(expected);
});
