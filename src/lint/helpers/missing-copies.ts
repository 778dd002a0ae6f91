import { Sensor } from '../../flow/flow';

/** Servers of a Sensor's bus, each of which could have a copy of its bucket; 0 for a bus that is not known, or has no buckets. */
export function bucketServers({ bus }: Pick<Sensor, 'bus'>): number {
  return bus?.type === 'jetstream' ? bus.replicas : bus?.stream?.replicas ?? 0;
}

/** The bucket with a Sensor's state has too few copies to survive a server. */
export function lacksCopies(sensor: Pick<Sensor, 'bus' | 'bucketReplicas'>): boolean {
  return bucketServers(sensor) >= 3 && sensor.bucketReplicas < 3;
}
