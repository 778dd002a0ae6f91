import { natsSize, setting } from '../../../argo-events/nats/bus-settings';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { addedSetting } from '../../helpers/added-setting';
import { humanBytes, JETSTREAM, nativeBuses } from '../../helpers/buses';

export const fileStoreExceedsVolume: Rule = {
  id: 'ha/file-store-exceeds-volume',
  category: 'storage',
  severity: 'warning',
  effect: { does: 'sometimes' },
  what: 'The file store may grow larger than the volume of a server.',
  why: 'on a full volume, nats-server disables JetStream ("JetStream out of File resources, will be DISABLED"), and JetStream stays disabled until an operator frees space and restarts the server',
  fix: 'set max_file_store in spec.jetstream.settings to about 85 % of persistence.volumeSize, as plain bytes',
  docs: [Docs.issue(1849), Docs.JETSTREAM_CONFIG],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, persistence: { volumeSize: 20Gi } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    persistence: { volumeSize: 20Gi }
    settings: |
      max_memory_store: 1GB
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, settings: "max_file: 8GB", persistence: { volumeSize: 10Gi } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    persistence: { volumeSize: 20Gi }
    settings: |
      max_file_store: 17GB
`],
  },
  check: flow => nativeBuses(flow).flatMap(({ object, settings, volumeBytes, jetstream }) => {
    if (volumeBytes === undefined) return [];
    const text = setting(settings, 'max_file_store');
    const limit = text === undefined ? undefined : natsSize(text);
    return limit !== undefined && limit >= 0 && limit <= volumeBytes * 0.95 ? [] : [{
      object,
      path: [...JETSTREAM, 'settings', 'max_file_store'],
      what: text === undefined || (limit ?? 0) < 0
        ? `no max_file_store is set for a volume of ${humanBytes(volumeBytes)}; NATS uses 75 % of the free space at each start, less every time`
        : `max_file_store is ${text}${jetstream.settings === undefined ? ' by the default of the controller' : ''}, and the volume ${humanBytes(volumeBytes)}`,
      fix: `set settings: "max_file_store: ${Math.floor(volumeBytes * 0.85)}", 85 % of the volume`,
      ...addedSetting(jetstream.settings, settings, 'max_file_store', String(Math.floor(volumeBytes * 0.85))),
    }];
  }),
};
