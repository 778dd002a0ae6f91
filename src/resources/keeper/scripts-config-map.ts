import { asset } from '../../contract/asset';

export const SCRIPTS_PATH = '/scripts';

const BUCKET = ['common.sh', 'replicas.sh', 'bucket.sh', 'sensor-bucket.sh'];
const KEEPER = ['cluster-health.jq', 'cluster-health.sh', 'kubernetes.sh', 'rollout.sh', 'stream.sh', 'keeper.sh'];

/** What the Jobs of a bus run, each script once. */
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
    metadata: { name, annotations },
    data: Object.fromEntries(files.map(file => [file, asset(`bus-scripts/${file}`)])),
  };
}
