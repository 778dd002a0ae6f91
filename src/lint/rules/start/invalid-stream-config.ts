import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { streamConfigPath } from '../../helpers/buses';

export const invalidStreamConfig: Rule = {
  id: 'ha/invalid-stream-config',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The text of streamConfig is not a YAML map.',
  why: 'the controller cannot merge it with its defaults, so the bus is never deployed',
  fix: 'write one key: value pair per line, for example replicas: 3',
  docs: [Docs.JETSTREAM_BUS, Docs.source('pkg/reconciler/eventbus/installer/jetstream.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      replicas 3
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      replicas: 3
`],
  },
  check: ({ buses }) => buses.filter(({ type, stream }) => (type === 'jetstream' || type === 'jetstreamExotic') && stream === undefined).map(bus => ({
    object: bus.object,
    path: streamConfigPath(bus),
    what: 'streamConfig cannot be read as a YAML map',
  })),
};
