import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { streamConfigPath } from '../../helpers/buses';

export const unlimitedStream: Rule = {
  id: 'ha/unlimited-stream',
  category: 'storage',
  severity: 'warning',
  common: true,
  effect: { does: 'sometimes' },
  what: 'The stream has no size limit.',
  why: 'the stream grows until the file store is full. Then every publish fails, and the buckets of the Sensors have no space either',
  fix: 'set maxBytes in streamConfig to about 80 % of max_file_store, as an integer',
  docs: [Docs.JETSTREAM_STREAMS, Docs.issue(1849)],
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
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      maxBytes: 1073741824
`],
  },
  check: ({ buses }) => buses.filter(({ stream }) => stream !== undefined && stream.maxBytes <= 0).map(bus => ({
    object: bus.object,
    path: streamConfigPath(bus, 'maxBytes'),
    what: `maxBytes is ${bus.stream!.maxBytes}, no limit`,
  })),
};
