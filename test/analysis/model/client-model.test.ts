import { sourceModel } from '../../../src/analysis/model/client-model';
import { buildFlow } from '../../../src/flow/build-flow';
import { loadManifests } from '../../../src/manifests/load-manifests';
import { actionText } from '../../../src/words/remedies';
import { targetText } from '../../../src/words/targets';

function modelOf(spec: object) {
  const manifest = { apiVersion: 'argoproj.io/v1alpha1', kind: 'EventSource', metadata: { name: 'x' }, spec };
  const { sources: [source] } = buildFlow(loadManifests([{ file: 'x', text: JSON.stringify(manifest) }]).objects);
  return sourceModel(source, {}, true);
}

/** What becomes of the events of an EventSource with that spec. */
function delivery(spec: object) {
  const { whenDown, inFlight, stopEndsAll, lossCause } = modelOf(spec);
  return [whenDown, ...[inFlight && 'in flight', stopEndsAll && 'a stop ends all', lossCause && 'lost'].filter(Boolean)];
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

test.each([
  ['a calendar', { calendar: { x: {}, y: {} } }, ['spec.calendar.<event>.persistence: set persistence.catchup.enabled: true and persistence.configMap.name, and allow the pod to get and update that ConfigMap']],
  ['a calendar that catches up', { calendar: { x: { persistence: { catchup: { enabled: true }, configMap: { name: 'ticks' } } } } }, []],
  ['kafka without a group', { kafka: { x: {} } }, ['spec.kafka.<event>.consumerGroup: set consumerGroup.groupName']],
  ['redis pub/sub', { redis: { x: {} } }, ['spec.redis: use redisStream']],
  ['mqtt, which has no remedy', { mqtt: { x: {} } }, []],
  ['amqp with its default queue', { amqp: { x: {} } }, ['spec.amqp.<event>.queueDeclare: set queueDeclare.name and queueDeclare.durable: true']],
  ['sns', { sns: { x: { webhook: http } } }, ['spec.sns: subscribe an SQS queue to the topic and use sqs']],
  ['github that deletes its hook', { github: { x: { webhook: http, deleteHookOnFinish: true } } },
    ['spec.github.<event>.deleteHookOnFinish: remove deleteHookOnFinish, and delete the hook manually after the EventSource is deleted']],
  ['all that lose', { calendar: { x: {} }, redis: { x: {} } }, [expect.stringMatching(/^spec\.redis/), expect.stringMatching(/^spec\.calendar/)]],
])('what ends the losses of %s', (_, spec, expected) => {
  const { lossRemedies = [], stopRemedies = [] } = modelOf(spec);
  expect([...lossRemedies, ...stopRemedies].map(remedy => `${targetText(remedy.target)}: ${actionText(remedy)}`)).toEqual(expected);
});
