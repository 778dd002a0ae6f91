import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const exoticSingleReplica: Rule = {
  id: 'ha/exotic-single-replica',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The stream on a self-managed JetStream (jetstreamExotic) gets one replica.',
  why: 'the defaults of the controller do not apply to jetstreamExotic; without replicas in streamConfig, NATS creates one replica',
  fix: 'set spec.jetstreamExotic.streamConfig with replicas: 3, maxAge and duplicates',
  docs: [Docs.JETSTREAM_BUS, Docs.source('pkg/reconciler/eventbus/installer/exotic_jetstream.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: "nats://nats.nats.svc:4222" } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: "nats://nats.nats.svc:4222", streamConfig: "replicas: 3" } }
`],
  },
  check: ({ buses }) => buses.filter(({ type, stream }) => type === 'jetstreamExotic' && stream?.replicas === 1).map(({ object }) => ({
    object,
    path: ['spec', 'jetstreamExotic', 'streamConfig'],
    what: 'the stream gets 1 replica, as streamConfig requests no more and no defaults apply',
  })),
};
