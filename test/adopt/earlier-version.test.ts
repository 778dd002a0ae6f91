import { stringify } from 'yaml';
import { adopted } from './support';
import { keeperLabels } from '../../src/contract/keeper';
import { SENSOR_BUCKET_LABELS } from '../../src/contract/sensor-bucket-job';

const head = (kind: string, name: string, labels: object = {}) => ({ apiVersion: kind === 'Sensor' || kind === 'EventBus' ? 'argoproj.io/v1alpha1' : 'batch/v1', kind, metadata: { name, namespace: 'shop', labels } });
const BUS = { ...head('EventBus', 'default'), spec: { jetstream: { version: '2.10.29', replicas: 3, persistence: { volumeSize: '20Gi' } } } };
const SENSOR = {
  ...head('Sensor', 'fulfil'),
  spec: { dependencies: [{ name: 'a', eventSourceName: 'b', eventName: 'c' }], triggers: [{ template: { name: 't', log: {} } }] },
};
const keeper = { ...head('CronJob', 'eventbus-default-keeper-old', keeperLabels('default')), spec: {} };
const bucket = { ...head('Job', 'sensor-fulfil-bucket-00000000', { ...SENSOR_BUCKET_LABELS, 'app.kubernetes.io/instance': 'fulfil' }), spec: {} };

const leftOut = (...objects: object[]) => adopted(objects.map(object => stringify(object)).join('---\n')).plan.leftOut.map(({ object, reason }) => `${object.name} ${reason}`);

test('the keeper and the bucket Job of an earlier version are left out where the construct makes others', () => {
  expect(leftOut(BUS, SENSOR, keeper, bucket)).toEqual(['eventbus-default-keeper-old earlier-version', 'sensor-fulfil-bucket-00000000 earlier-version']);
});

test('they stay where no construct makes others', () => {
  const single = { ...BUS, spec: { jetstream: { version: '2.10.29', replicas: 1 } } };
  expect(leftOut(single, keeper)).toEqual([]);
  expect(leftOut(BUS, bucket)).toEqual([]);
});

test('nothing else is taken for one of an earlier version, whatever its labels say', () => {
  const labels = { 'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha', 'app.kubernetes.io/instance': 'default' };
  expect(leftOut(BUS, { ...head('StatefulSet', 'eventbus-default', { ...labels, 'app.kubernetes.io/name': 'nats' }) }, head('Service', 'eventbus-default', labels))).toEqual([]);
});
