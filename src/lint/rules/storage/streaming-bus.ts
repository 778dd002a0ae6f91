import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const streamingBus: Rule = {
  id: 'ha/streaming-bus',
  category: 'storage',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The bus is NATS Streaming (spec.nats), which its makers ended in 2023.',
  why: 'it gets no fixes, and its file store on one volume does not survive the loss of it; Argo Events itself has deprecated it',
  fix: 'use spec.jetstream; events in the old bus are not carried over, so let the Sensors catch up first',
  docs: [Docs.STAN_BUS, 'https://github.com/nats-io/nats-streaming-server#warning--deprecation-notice-warning'],
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
    what: 'spec.nats is NATS Streaming, which is not maintained any more',
  })),
};
