import { ApiObjectMetadata } from 'cdk8s';

/** The user's metadata over the derived one: labels and annotations are merged, the user's win. */
export function mergeMetadata(derived: ApiObjectMetadata, given?: ApiObjectMetadata | null): ApiObjectMetadata {
  return {
    ...derived,
    ...given,
    ...(derived.labels || given?.labels ? { labels: { ...derived.labels, ...given?.labels } } : {}),
    ...(derived.annotations || given?.annotations ? { annotations: { ...derived.annotations, ...given?.annotations } } : {}),
  };
}
