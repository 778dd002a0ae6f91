import { asset } from '../../contract/asset';
import { withoutSubstitution } from '../workload/flux';

export const SCRIPTS_PATH = '/scripts';

const BUCKET = ['common.sh', 'replicas.sh', 'bucket.sh', 'sensor-bucket.sh'];
const KEEPER = [
  'keeper.sh', 'probe.sh', 'state.sh', 'send.sh', 'kubernetes.sh',
  'cluster-health.jq', 'cluster-health.sh', 'rollout.sh', 'stream.sh',
  'memory.sh', 'sensors.sh', 'replay.sh', 'election.sh', 'restarts.sh', 'subscriptions.jq', 'subscriptions.sh', 'leaders.jq', 'leaders.sh',
];

/** What the keeper and the Jobs of a bus run, each script once. */
export function scriptsConfigName(bus: string): string {
  return `eventbus-${bus}-scripts`;
}

export interface ScriptsConfigMapInput {
  readonly name: string;
  /** Whether it has what the keeper runs, beside what makes the bucket of a Sensor. */
  readonly keeper: boolean;
  readonly annotations: { readonly [annotation: string]: string };
}

export function scriptsConfigMap({ name, keeper, annotations }: ScriptsConfigMapInput) {
  const files = [...BUCKET, ...keeper ? KEEPER : []].sort();
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, annotations: withoutSubstitution(annotations) },
    data: Object.fromEntries(files.map(file => [file, asset(`bus-scripts/${file}`)])),
  };
}
