import { LEAST_STREAMING_SERVERS, nativeStreaming } from '../../../argo-events/nats/streaming';
import { asInteger } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

const bus = (native: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: ${native} } }
`;

export const ignoredStreamingReplicas: Rule = {
  id: 'ha/ignored-streaming-replicas',
  category: 'no-effect',
  severity: 'info',
  effect: { does: 'none' },
  what: 'A NATS Streaming bus names fewer servers than the controller runs.',
  why: `the controller raises spec.nats.native.replicas to ${LEAST_STREAMING_SERVERS} without a message; nodes, quotas and budgets that are sized for fewer pods then do not fit`,
  fix: `set spec.nats.native.replicas: ${LEAST_STREAMING_SERVERS}`,
  docs: [Docs.STAN_BUS, Docs.source('pkg/reconciler/eventbus/installer/nats.go')],
  examples: {
    bad: [bus('{ replicas: 1 }'), bus('{ replicas: 2, auth: token }')],
    good: [bus('{ replicas: 3 }'), bus('{ auth: token }'), bus('{ replicas: 5 }')],
  },
  check: ({ buses }) => buses.filter(({ type }) => type === 'nats').flatMap(({ object }): Finding[] => {
    const replicas = asInteger(nativeStreaming(object.manifest)?.replicas);
    const path = ['spec', 'nats', 'native', 'replicas'];
    return replicas === undefined || replicas >= LEAST_STREAMING_SERVERS ? [] : [{
      object,
      path,
      what: `replicas is ${replicas}, and the controller runs ${LEAST_STREAMING_SERVERS} servers`,
      edits: [{ path, value: LEAST_STREAMING_SERVERS }],
    }];
  }),
};
