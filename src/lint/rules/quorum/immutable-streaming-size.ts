import { quorum } from '../../../values/raft-majority';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';
import { managedBuses } from '../../helpers/buses';

const bus = (native: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: ${native} } }
`;

export const immutableStreamingSize: Rule = {
  id: 'ha/immutable-streaming-size',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'on-change' },
  what: 'The number of servers of a NATS Streaming bus changes.',
  why: 'a server reads the list of its peers only when it has no store; servers that are removed stay members of the Raft group, and servers that are added do not join it',
  fix: 'keep the number of servers; for another number, create an EventBus with another name and move the EventSources and then the Sensors to it',
  problems: ['servers-removed', 'servers-added'],
  docs: [Docs.STAN_BUS, 'https://github.com/nats-io/nats-streaming-server/blob/v0.22.1/server/clustering.go'],
  examples: {
    bad: [
      { yaml: bus('{ replicas: 3 }'), before: bus('{ replicas: 5 }') },
      { yaml: bus('{ replicas: 5 }'), before: bus('{}') },
    ],
    good: [
      bus('{ replicas: 5 }'),
      { yaml: bus('{ replicas: 1 }'), before: bus('{ replicas: 3 }') },
    ],
  },
  check: (flow, _facts, before) => managedBuses(flow).filter(({ type }) => type === 'nats').flatMap(({ object, servers, replicas }): Finding[] => {
    const old = before && managedBuses(before).find(other => other.type === 'nats' && isSame(other.object, object));
    if (old === undefined || old.replicas === replicas) return [];
    const path = [...servers.path, 'replicas'];
    const what = `the bus changes from ${old.replicas} servers to ${replicas}`;
    return old.replicas > replicas
      ? [{ object, path, problem: 'servers-removed', what, why: `the servers that are removed stay members of the Raft group: it needs ${quorum(old.replicas)} of ${old.replicas}, and ${replicas} are left` }]
      : [{ object, path, problem: 'servers-added', what, severity: 'warning', why: `the servers that are added do not join the Raft group: it still needs ${quorum(old.replicas)} of the first ${old.replicas}` }];
  }),
};
