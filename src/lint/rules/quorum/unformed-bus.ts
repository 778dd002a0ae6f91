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
  problems: ['missing-pods', 'no-answer', 'incomplete-meta-group', 'no-single-leader'],
  docs: [Docs.JETSTREAM_CLUSTERING, Docs.issue(3458)],
  examples: {
    bad: [
      { yaml: BUS, live: liveBus({ servers: [0, 1, 2].map(ordinal => ({ name: `eventbus-default-js-${ordinal}`, answers: true, ...ordinal < 2 && { metaGroupSize: 2, metaLeader: 'eventbus-default-js-0' } })) }) },
      { yaml: BUS, live: liveBus({ servers: [0, 1].map(ordinal => ({ name: `eventbus-default-js-${ordinal}`, answers: true, metaGroupSize: 3, metaLeader: 'eventbus-default-js-0' })) }) },
      { yaml: BUS, live: liveBus({ servers: [0, 1, 2].map(ordinal => ({ name: `eventbus-default-js-${ordinal}`, answers: ordinal > 0, ...ordinal > 0 && { metaGroupSize: 3, metaLeader: 'eventbus-default-js-1' } })) }) },
      { yaml: BUS, live: liveBus({ servers: [0, 1, 2].map(ordinal => ({ name: `eventbus-default-js-${ordinal}`, answers: true, metaGroupSize: 3 })) }) },
    ],
    good: [{ yaml: BUS, live: liveBus() }, BUS],
  },
  check: ({ buses }) => buses.flatMap(bus => (bus.live === undefined ? [] : faults(bus.live, bus.replicas).map(({ stops, ...fault }) => ({
    object: bus.object,
    path: ['metadata', 'name'],
    ...fault,
    ...!stops && { effect: { does: 'in-failure' as const } },
  })))),
};

function faults({ servers }: LiveBus, replicas: number): { problem: string; what: string; stops: boolean }[] {
  const silent = servers.filter(({ answers }) => !answers);
  const small = servers.filter(({ answers, metaGroupSize = 0 }) => answers && metaGroupSize < replicas);
  const leaders = new Set(servers.flatMap(({ metaLeader }) => metaLeader ?? []));
  return [
    ...servers.length < replicas ? [{ problem: 'missing-pods', what: `${servers.length} of ${replicas} servers have a pod`, stops: servers.length <= replicas / 2 }] : [],
    ...silent.length > 0 ? [{ problem: 'no-answer', what: `${names(silent)} did not answer on port 8222`, stops: silent.length >= replicas / 2 }] : [],
    ...replicas > 1 && small.length > 0 ? [{ problem: 'incomplete-meta-group', what: `${names(small)}: ${small[0].metaGroupSize ?? 0} of ${replicas} servers in the meta group`, stops: true }] : [],
    ...replicas > 1 && leaders.size !== 1 && silent.length < servers.length ? [{ problem: 'no-single-leader', what: `the servers report ${leaders.size} leaders of the meta group`, stops: leaders.size === 0 }] : [],
  ];
}

function names(servers: readonly { readonly name: string }[]): string {
  return servers.map(({ name }) => name).join(', ');
}
