import { isUnknown } from '../../../../src/lint/engine/rule';
import { sharedExoticStream } from '../../../../src/lint/rules/delivery/shared-exotic-stream';
import { flowOf } from '../../support/flow-of';

interface Team {
  readonly namespace: string;
  readonly url?: string;
  readonly secret?: string;
  readonly sensor?: string;
  readonly source?: string;
}

const team = ({ namespace, url = 'nats://nats.nats.svc:4222', secret, sensor = 'orders', source = `hooks-${namespace}` }: Team) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: ${namespace} }
spec: { jetstreamExotic: { url: "${url}", streamConfig: "replicas: 3"${secret === undefined ? '' : `, accessSecret: { name: ${secret}, key: client-auth }`} } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: ${source}, namespace: ${namespace} }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: ${sensor}, namespace: ${namespace} }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: ${source}, eventName: order }] }
`;
const said = (a: Omit<Team, 'namespace'>, b: Omit<Team, 'namespace'>) => sharedExoticStream
  .check(flowOf([team({ namespace: 'a', ...a }), team({ namespace: 'b', ...b })].join('---')), {})
  .map(result => isUnknown(result) ? 'unknown' : `${result.severity ?? sharedExoticStream.severity} ${result.path.join('.')}`);

test.each([
  ['one JetStream without accounts', {}, {}, ['error metadata.name']],
  ['the same, by another form of its address', {}, { url: 'nats://nats.nats.svc.cluster.local' }, ['error metadata.name']],
  ['another JetStream', {}, { url: 'nats://nats.other.svc:4222' }, []],
  ['a Secret of each namespace: their accounts are not known', { secret: 'nats' }, { secret: 'nats' }, ['unknown']],
  ['a Secret of one of them', { secret: 'nats' }, {}, []],
  ['another name of the Sensor', {}, { sensor: 'bills' }, []],
  ['one name of the EventSources', { source: 'hooks' }, { source: 'hooks', sensor: 'bills' },
    ['warning spec.dependencies.0.eventSourceName', 'warning spec.dependencies.0.eventSourceName']],
  ['one name of the EventSources in accounts that are not known', { source: 'hooks', secret: 'nats' }, { source: 'hooks', sensor: 'bills', secret: 'nats' }, []],
])('two namespaces with %s', (_, a, b, expected) => {
  expect(said(a, b)).toEqual(expected);
});
