/** Labels of the Job that gives the bucket of a Sensor its copies. Its environment has the rest: BUCKET and REPLICAS. */
export const SENSOR_BUCKET_LABELS = {
  'app.kubernetes.io/name': 'sensor-bucket',
  'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha',
} as const;
