import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const streamingBus: Rule = {
  id: 'ha/streaming-bus',
  category: 'storage',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The bus is NATS Streaming (spec.nats), which has had no fixes since June 2023.',
  why: 'when a Sensor pod fails, the next pod receives its events after newer ones and acknowledges them without running the trigger. '
    + 'No setting makes the servers sync events to disk before they acknowledge them, and Argo Events has deprecated this bus',
  fix: 'create an EventBus with spec.jetstream under another name; move the EventSources to it, then the Sensors when they have drained the old bus',
  docs: [
    Docs.STAN_BUS, Docs.issue(3326), Docs.source('pkg/eventbus/stan/sensor/trigger_conn.go'),
    'https://github.com/nats-io/nats-streaming-server#warning--deprecation-notice-warning', 'https://github.com/nats-io/nats-streaming-server/blob/v0.22.1/server/server.go',
  ],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: { replicas: 3 } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: ({ buses }) => buses.filter(({ type }) => type === 'nats').map(({ object }) => ({
    object,
    path: ['spec', 'nats'],
    what: 'spec.nats is NATS Streaming, which is not maintained',
  })),
};
