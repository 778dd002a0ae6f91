import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { liveBus } from '../../helpers/live';

const BUS = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`;

export const missingStreamCopy: Rule = {
  id: 'ha/missing-stream-copy',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The stream of a running bus has too few replicas, or a replica is behind.',
  why: 'the loss of one more server can stop the stream, or lose events that only the lost server had',
  fix: 'raise the replicas with nats stream edit default --replicas 3, or deploy the keeper of HaEventBus (without cdk8s: ha-events emit keeper); a replica that stays behind needs a restart of its server',
  docs: [Docs.JETSTREAM_STREAMS, Docs.JETSTREAM_CLUSTERING],
  examples: {
    bad: [
      { yaml: BUS, live: liveBus({ streams: { default: { copies: 1, replicas: 1 } } }) },
      { yaml: BUS, live: liveBus({ streams: { default: { behind: ['eventbus-default-js-2'] } } }) },
    ],
    good: [{ yaml: BUS, live: liveBus() }, BUS],
  },
  check: ({ buses }) => buses.flatMap(({ object, live, replicas }) => {
    const stream = live?.streams.get('default');
    if (stream === undefined) return [];
    const least = Math.min(3, replicas);
    const texts = [
      ...stream.copies < least ? [`the stream default has ${stream.copies} of the ${least} replicas that the bus supports`] : [],
      ...stream.behind.length > 0 ? [`${stream.behind.join(', ')} ${stream.behind.length === 1 ? 'is' : 'are'} behind with the stream default`] : [],
    ];
    return texts.map(what => ({ object, path: ['metadata', 'name'], what }));
  }),
};
