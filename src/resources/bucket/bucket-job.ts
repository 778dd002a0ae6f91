import { BUCKET_SCRIPT } from './bucket-script';
import { natsJob, natsPod } from '../keeper/nats-job';
import { NATS_SCRIPT } from '../keeper/scripts/nats';
import { UPDATE_SCRIPT } from '../keeper/scripts/update';

export interface SensorBucketInput {
  readonly sensor: string;
  readonly bus: string;
  readonly replicas: number;
  /** Whether a trigger reads the bucket with each event, and not only when it starts. */
  readonly readWithEvents: boolean;
  readonly image: string;
  readonly annotations: { readonly [annotation: string]: string };
}

/** A Job that gives the Sensor's state as many copies as the bus has, before the Sensor would make it with one. */
export function sensorBucket({ sensor, bus, replicas, readWithEvents, image, annotations }: SensorBucketInput) {
  const labels = {
    'app.kubernetes.io/name': 'sensor-bucket',
    'app.kubernetes.io/instance': sensor,
    'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha',
  };
  const pod = natsPod({
    bus,
    image,
    labels,
    script: [NATS_SCRIPT, UPDATE_SCRIPT, BUCKET_SCRIPT, 'until ensure_bucket "$BUCKET"; do sleep 5; done\n'].join(''),
    env: { BUCKET: sensor, REPLICAS: String(replicas), ...!readWithEvents && { READS: 'leader' } },
  });
  return natsJob({ prefix: `sensor-${sensor}-bucket`, pod, annotations });
}
