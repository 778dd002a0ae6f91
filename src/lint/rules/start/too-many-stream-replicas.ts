import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, streamConfigPath } from '../../helpers/buses';

export const tooManyStreamReplicas: Rule = {
  id: 'ha/too-many-stream-replicas',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The stream asks for more replicas than the bus has servers.',
  why: 'NATS refuses to create the stream ("no suitable peers for placement", or "replicas > 1 not supported in non-clustered mode"), so EventSources and Sensors restart indefinitely',
  fix: 'set replicas in spec.jetstream.streamConfig to at most the servers of the bus; 3 and 3 survive the loss of one',
  docs: [Docs.JETSTREAM_BUS, Docs.JETSTREAM_CLUSTERING],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 1 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    replicas: 3
    streamConfig: |
      replicas: 5
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: ({ buses }) => buses.flatMap(({ object, type, servers, replicas, stream, jetstream }) => {
    if (servers === undefined || type === 'nats' || stream === undefined || stream.replicas <= replicas) {
      return [];
    }
    const given = servers !== undefined || jetstream.streamConfig !== undefined;
    return [{
      object,
      path: given ? streamConfigPath({ type }, 'replicas') : [...JETSTREAM, 'replicas'],
      what: `the stream has ${stream.replicas} replicas${given ? '' : ', the default of the controller'}, and the bus ${replicas} ${replicas === 1 ? 'server' : 'servers'}`,
    }];
  }),
};
