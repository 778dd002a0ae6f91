import { EventBusAccess } from '../../contract/bus-access';
import { SENSOR_BUCKET_LABELS } from '../../contract/sensor-bucket-job';
import { natsJob } from '../keeper/nats-job';
import { natsPod } from '../keeper/nats-pod';
import { SCRIPTS_PATH } from '../keeper/scripts-config-map';
import { JobPodFields } from '../workload/job-pod';

export interface SensorBucketInput {
  readonly sensor: string;
  readonly access: EventBusAccess;
  readonly replicas: number;
  /** Whether a trigger reads the bucket with each event, and not only when it starts. */
  readonly readWithEvents: boolean;
  readonly image: string;
  /** ConfigMap with the scripts. */
  readonly scripts: string;
  readonly pods: JobPodFields;
  readonly annotations: { readonly [annotation: string]: string };
}

/** ConfigMap with the scripts, for a Sensor on a bus whose ConfigMap is not known to exist. */
export function bucketScriptsName(sensor: string): string {
  return `sensor-${sensor}-bucket`;
}

/** A Job that gives the Sensor's state as many copies as the bus has, before the Sensor would make it with one. */
export function sensorBucket({ sensor, access, replicas, readWithEvents, image, scripts, pods, annotations }: SensorBucketInput) {
  const labels = { ...SENSOR_BUCKET_LABELS, 'app.kubernetes.io/instance': sensor };
  const pod = natsPod({
    access,
    image,
    labels,
    scripts,
    command: ['sh', `${SCRIPTS_PATH}/sensor-bucket.sh`],
    fields: pods,
    env: { BUCKET: sensor, REPLICAS: String(replicas), ...!readWithEvents && { READS: 'leader' } },
  });
  return natsJob({ prefix: `sensor-${sensor}-bucket`, pod, annotations });
}
