import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { busesWithServers, inServers } from '../../helpers/buses';

export const busSingleServer: Rule = {
  id: 'ha/bus-single-server',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The bus has one server.',
  why: 'while its pod or node is unavailable, no event is accepted or delivered; the loss of its volume loses all events',
  fix: 'set spec.jetstream.replicas: 3 and replicas: 3 in streamConfig; an existing stream keeps its one replica until nats stream edit raises the number',
  docs: [Docs.DISASTER_RECOVERY, Docs.JETSTREAM_CLUSTERING],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 1, streamConfig: "replicas: 1" } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: flow => busesWithServers(flow).filter(({ replicas }) => replicas === 1).map(bus => ({
    ...inServers(bus, 'replicas'),
    what: 'the bus has 1 server, and it must not fail',
  })),
};
