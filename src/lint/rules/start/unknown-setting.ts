import { nearest } from '../../../../imports/nearest';
import { compareVersions } from '../../../argo-events/catalog/versions';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';
import { settingsKeys } from '../../helpers/settings-keys';

export const unknownSetting: Rule = {
  id: 'ha/unknown-setting',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A key in settings does not exist in jetstream { } of this nats-server version.',
  why: 'the controller copies the text into jetstream { } of every server, and nats-server does not start with an unknown key. Running servers keep their settings until they restart, and then stay down',
  fix: 'correct the key or remove it; for options outside of jetstream { }, use the startArgs flag where one exists',
  problems: ['unknown', 'needs-newer-version'],
  docs: [Docs.JETSTREAM_CONFIG, 'https://github.com/nats-io/nats-server/blob/v2.10.29/server/opts.go'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    settings: |
      max_file_stroe: 17179869184
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.9.16
    settings: |
      sync_interval: always
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: latest, settings: "max_connections = 1000" } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    settings: |
      # of the volume
      max_file_store: 17179869184, max_mem = 256Mi
      sync_interval: always
      limits { max_ack_pending: 10000 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    settings: |
      max_file_store: 17179869184
      }
      max_connections: 1000
      accounts {
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.9.16, settings: "max_file_store: 17179869184" } }
`],
  },
  check: flow => nativeBuses(flow).flatMap(({ object, jetstream: { version, settings } }) => {
    const numbered = typeof version === 'string' && /^\d+\.\d+\.\d+/.test(version) ? version : undefined;
    return (typeof settings === 'string' ? settingsKeys(settings) ?? [] : []).flatMap(key => {
      const since = Object.keys(SINCE).find(first => SINCE[first].includes(key.toLowerCase()));
      const path = [...JETSTREAM, 'settings', key];
      if (since === undefined) {
        const meant = nearest(key, Object.values(SINCE).flat());
        return [{ object, path, problem: 'unknown', what: `nats-server has no setting ${key} there`, ...meant !== undefined && { fix: `did you mean ${meant}?` } }];
      }
      return numbered === undefined || compareVersions(numbered, since) >= 0 ? [] : [{
        object,
        path,
        problem: 'needs-newer-version',
        what: `${key} needs nats-server ${since}, and the bus runs ${numbered}`,
        fix: `set spec.jetstream.version to ${since} or later, or remove ${key}`,
      }];
    });
  }),
};

/** Keys by the first version of nats-server that has them. */
const SINCE: Readonly<Record<string, readonly string[]>> = {
  '2.8.0': ['store', 'store_dir', 'storedir', 'max_memory_store', 'max_mem_store', 'max_mem', 'max_file_store', 'max_file', 'domain', 'enable', 'enabled',
    'key', 'ek', 'encryption_key', 'extension_hint', 'limits', 'unique_tag'],
  '2.9.0': ['cipher', 'max_outstanding_catchup'],
  '2.10.0': ['sync', 'sync_interval', 'prev_key', 'prev_ek', 'prev_encryption_key'],
  '2.10.21': ['request_queue_limit'],
  '2.11.0': ['strict', 'tpm', 'max_buffered_size', 'max_buffered_msgs'],
  '2.11.11': ['meta_compact', 'meta_compact_size'],
  '2.12.5': ['meta_compact_sync'],
  '2.12.14': ['max_concurrent_io'],
  '2.14.0': ['info_queue_limit'],
};
