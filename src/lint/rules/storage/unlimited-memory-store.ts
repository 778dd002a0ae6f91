import { natsSize, setting } from '../../../argo-events/nats/bus-settings';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const unlimitedMemoryStore: Rule = {
  id: 'ha/unlimited-memory-store',
  category: 'storage',
  severity: 'info',
  common: true,
  effect: { does: 'none' },
  what: 'The memory store of the bus has no limit.',
  why: 'the stream and the buckets of Argo Events are file stores, so Argo Events does not fill the memory store. A memory stream of another client can use up to 75 % of the memory of the node',
  fix: 'set max_memory_store in spec.jetstream.settings below the memory limit of the container, for example 268435456',
  docs: [Docs.JETSTREAM_CONFIG, 'https://github.com/nats-io/nats-server/blob/v2.10.29/server/sysmem/mem_linux.go'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, settings: "max_mem = 256MB" } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    settings: |
      max_memory_store: 268435456
`],
  },
  check: flow => nativeBuses(flow).flatMap(({ object, settings }) => {
    const text = setting(settings, 'max_memory_store');
    return text !== undefined && (natsSize(text) ?? -1) >= 0 ? [] : [{
      object,
      path: [...JETSTREAM, 'settings', 'max_memory_store'],
      what: text === undefined ? 'max_memory_store is not set' : `max_memory_store is ${text}, no limit`,
    }];
  }),
};
