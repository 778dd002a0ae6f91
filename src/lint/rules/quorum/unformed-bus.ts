import { LiveBus } from '../../../flow/live-bus';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { liveBus } from '../../helpers/live';

const BUS = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: shop, eventName: order }]
  triggers: [{ template: { name: log, log: {} } }]
`;

export const unformedBus: Rule = {
  id: 'ha/unformed-bus',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'Not every server of a running bus is in its JetStream meta group.',
  why: 'a bus can start with two of three servers in the meta group and all pods Ready; the bus then creates no stream with three replicas, survives no failure, and does not recover by itself',
  fix: 'restart the StatefulSet of the bus (kubectl rollout restart), or deploy the keeper of HaEventBus (without cdk8s: ha-events emit keeper), which restarts it',
  docs: [Docs.JETSTREAM_CLUSTERING, Docs.issue(3458)],
  examples: {
    bad: [
      { yaml: BUS, live: liveBus({ servers: [0, 1, 2].map(ordinal => ({ name: `eventbus-default-js-${ordinal}`, answers: true, ...ordinal < 2 && { metaGroupSize: 2, metaLeader: 'eventbus-default-js-0' } })) }) },
      { yaml: BUS, live: liveBus({ servers: [0, 1].map(ordinal => ({ name: `eventbus-default-js-${ordinal}`, answers: true, metaGroupSize: 3, metaLeader: 'eventbus-default-js-0' })) }) },
    ],
    good: [{ yaml: BUS, live: liveBus() }, BUS],
  },
  check: ({ buses }) => buses.flatMap(bus => (bus.live === undefined ? [] : faults(bus.live, bus.replicas).map(({ what, stops }) => ({
    object: bus.object,
    path: ['metadata', 'name'],
    what,
    ...!stops && { effect: { does: 'in-failure' as const } },
  })))),
};

function faults({ servers }: LiveBus, replicas: number): { what: string; stops: boolean }[] {
  const silent = servers.filter(({ answers }) => !answers);
  const small = servers.filter(({ answers, metaGroupSize = 0 }) => answers && metaGroupSize < replicas);
  const leaders = new Set(servers.flatMap(({ metaLeader }) => metaLeader ?? []));
  return [
    ...servers.length < replicas ? [{ what: `${servers.length} of ${replicas} servers have a pod`, stops: servers.length <= replicas / 2 }] : [],
    ...silent.length > 0 ? [{ what: `${names(silent)} did not answer on port 8222`, stops: silent.length >= replicas / 2 }] : [],
    ...replicas > 1 && small.length > 0 ? [{ what: `${names(small)}: ${small[0].metaGroupSize ?? 0} of ${replicas} servers in the meta group`, stops: true }] : [],
    ...replicas > 1 && leaders.size !== 1 && silent.length < servers.length ? [{ what: `the servers report ${leaders.size} leaders of the meta group`, stops: leaders.size === 0 }] : [],
  ];
}

function names(servers: readonly { readonly name: string }[]): string {
  return servers.map(({ name }) => name).join(', ');
}
