import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { streamConfigPath } from '../../helpers/buses';

export const duplicatesWindowTooLong: Rule = {
  id: 'ha/duplicates-window-too-long',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The window for duplicates is longer than events are kept.',
  why: 'NATS refuses such a stream ("duplicates window can not be larger then max age"), so EventSources and Sensors restart indefinitely',
  fix: 'set duplicates in streamConfig to at most maxAge',
  docs: [Docs.JETSTREAM_STREAMS, 'https://github.com/nats-io/nats-server/blob/v2.10.29/server/stream.go'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      maxAge: 1m
      duplicates: 5m
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      maxAge: 72h
      duplicates: 5m
`],
  },
  check: ({ buses }) => buses.filter(({ stream }) => stream !== undefined && stream.maxAgeMs > 0 && stream.duplicatesMs > stream.maxAgeMs)
    .map(bus => ({
      object: bus.object,
      path: streamConfigPath(bus, 'duplicates'),
      what: `duplicates is ${bus.stream!.duplicatesMs / 1000} s and maxAge ${bus.stream!.maxAgeMs / 1000} s`,
    })),
};
