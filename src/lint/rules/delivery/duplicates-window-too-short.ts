import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { streamConfigPath } from '../../helpers/buses';

export const duplicatesWindowTooShort: Rule = {
  id: 'ha/duplicates-window-too-short',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'sometimes' },
  what: 'The window for duplicates is shorter than the retries of a publish.',
  why: 'an EventSource publishes an event up to 5 times within about 33 s, with the same id; NATS stores a repetition outside of the window as a new event',
  fix: 'set duplicates: 300s in streamConfig',
  docs: [Docs.JETSTREAM_STREAMS, Docs.source('pkg/eventsources/eventing.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      duplicates: 10s
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      duplicates: 5m
`],
  },
  check: ({ buses }) => buses.filter(({ stream }) => stream !== undefined && stream.duplicatesMs > 0 && stream.duplicatesMs < LONGEST_PUBLISH_MS)
    .map(bus => ({
      object: bus.object,
      path: streamConfigPath(bus, 'duplicates'),
      what: `duplicates is ${bus.stream!.duplicatesMs / 1000} s; retries of a publish take up to ${LONGEST_PUBLISH_MS / 1000} s`,
    })),
};

/** 5 attempts of 5 s, with pauses of 1 to 2 s between them. */
const LONGEST_PUBLISH_MS = 33_000;
