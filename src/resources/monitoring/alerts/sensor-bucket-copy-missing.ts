import { bucketStream } from '../../../argo-events/catalog/names';
import { Alert } from '../alert';
import { MonitoredSensor } from '../monitored';
import { allServersAnswer, busPods } from '../selectors';

export const sensorBucketCopyMissing: Alert<MonitoredSensor> = {
  name: 'ArgoEventsSensorBucketCopyMissing',
  severity: 'warning',
  pendingSeconds: 600,
  applies: ({ bucket, bus }) => bucket && bus.copies > 1,
  expression: ({ name, bus }) => `count(nats_stream_total_messages{${busPods(bus)},stream_name="${bucketStream(name)}"}) < ${bus.copies} and on () ${allServersAnswer(bus)}`,
  summary: ({ name }) => `The state of the Sensor ${name} has fewer copies than declared`,
  description: ({ bus }) => `The bucket has {{ $value }} of ${bus.copies} copies. The Sensor stops when the servers with these copies fail.`,
};
