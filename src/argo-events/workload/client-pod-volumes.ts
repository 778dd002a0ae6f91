import { dirname } from 'path';
import { asRecord, asString, Json } from '../../values/json-values';
import { VisitedField, visitFields } from '../catalog/struct-walk';
import { CLIENT_AUTH_FILE } from '../nats/bus-config';

interface Mounted {
  readonly volume: Json & { readonly name: string };
  readonly mount: Json;
}

const SECRETS = '/argo-events/secrets';
const CONFIG_MAPS = '/argo-events/config';

/**
 * Volumes and mounts that the controller adds to an EventSource or Sensor pod: /tmp, the credentials and certificates of the
 * bus, and every Secret and ConfigMap that a field of the CR names, its container's environment included. In order of their names.
 */
export function clientPodVolumes(fields: readonly VisitedField[], config: Json, eventBus: unknown): { volumes: Json[]; volumeMounts: Json[] } {
  const jetstream = asRecord(config.jetstream);
  const ofBus = config.kafka === undefined ? [] : visitFields('EventBus', eventBus);
  const all = [
    mounted('tmp', { emptyDir: {} }, '/tmp'),
    ...accessSecret(jetstream),
    ...certificates(asRecord(jetstream?.tls)),
    ...[...selected(fields, 'SecretKeySelector'), ...selected(ofBus, 'SecretKeySelector')]
      .map(name => mounted(`secret-${name}`.replaceAll('_', '-'), { secret: { secretName: name } }, `${SECRETS}/${name}`, true)),
    ...selected(fields, 'ConfigMapKeySelector')
      .map(name => mounted(`cm-${name}`.replaceAll('_', '-'), { configMap: { name } }, `${CONFIG_MAPS}/${name}`, true)),
  ];
  const unique = [...new Map(all.map(one => [one.volume.name, one])).values()]
    .sort((a, b) => (a.volume.name < b.volume.name ? -1 : 1));
  return { volumes: unique.map(one => one.volume), volumeMounts: unique.map(one => one.mount) };
}

function mounted(name: string, source: Json, mountPath: string, readOnly = false): Mounted {
  return { volume: { name, ...source }, mount: { name, ...readOnly && { readOnly }, mountPath } };
}

function accessSecret(jetstream: Json | undefined): Mounted[] {
  const secret = asRecord(jetstream?.accessSecret);
  const items = [{ key: secret?.key, path: 'auth.yaml' }];
  return secret ? [mounted('auth-volume', { secret: { secretName: secret.name, items } }, dirname(CLIENT_AUTH_FILE))] : [];
}

/** The certificates of `jetstreamExotic.tls`, one volume a Secret. */
function certificates(tls: Json | undefined): Mounted[] {
  if (tls === undefined) return [];
  const keys = new Map<string, string[]>();
  for (const field of ['caCertSecret', 'clientCertSecret', 'clientKeySecret']) {
    const secret = asRecord(tls[field]);
    const name = asString(secret?.name);
    if (name !== undefined) {
      keys.set(name, [...keys.get(name) ?? [], asString(secret?.key) ?? '']);
    }
  }
  return [...keys].map(([name, items]) => mounted(dnsLabel(name),
    { secret: { secretName: name, items: items.map(key => ({ key, path: key })), optional: false } }, `${SECRETS}/${name}`));
}

function dnsLabel(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9-]/g, '-').replace(/^-+|-+$/g, '').slice(0, 63);
}

/** Names of the Secrets or ConfigMaps that a CR selects keys of. */
function selected(fields: readonly VisitedField[], selector: string): string[] {
  return fields.filter(({ type }) => type?.struct === selector).map(({ value }) => asString(asRecord(value)?.name) ?? '');
}
