/** Says on an EventBus which JetStream versions its controller lists, where that is not a published list. Rules and analysis read it from YAML. */
export const JETSTREAM_VERSIONS = 'cdk8s-argo-events-ha/jetstream-versions';

export function jetStreamVersionsAnnotation(versions: readonly string[]): { [annotation: string]: string } {
  return { [JETSTREAM_VERSIONS]: versions.join(',') };
}

export function readJetStreamVersions(value: string): string[] {
  return value.split(',').map(version => version.trim()).filter(version => version !== '');
}
