import { ObjectMeta } from './metadata';
import { CONFIG_FILE, ROUTES_FILE } from './server-config';

export interface ConfigMapInput {
  readonly metadata: ObjectMeta;
  /** The configuration of nats-server. */
  readonly config: string;
  readonly routes: string;
}

export function serverConfigMap({ metadata, config, routes }: ConfigMapInput) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { [CONFIG_FILE]: config, [ROUTES_FILE]: routes } };
}
