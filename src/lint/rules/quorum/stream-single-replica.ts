import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const streamSingleReplica: Rule = {
  id: 'ha/stream-single-replica',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The stream has one replica on a bus of several servers.',
  why: 'the loss of the server that stores the stream loses all events; NATS chooses that server',
  fix: 'set replicas: 3 in streamConfig; an existing stream changes only with nats stream edit default --replicas 3',
  docs: [Docs.JETSTREAM_STREAMS, Docs.JETSTREAM_BUS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    replicas: 3
    streamConfig: |
      replicas: 1
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: flow => nativeBuses(flow).filter(({ replicas, stream }) => replicas > 1 && stream?.replicas === 1).map(({ object, replicas }) => ({
    object,
    path: [...JETSTREAM, 'streamConfig', 'replicas'],
    what: `the stream has 1 replica on ${replicas} servers, and no server may fail`,
  })),
};
