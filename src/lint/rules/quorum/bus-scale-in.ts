import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const busScaleIn: Rule = {
  id: 'ha/bus-scale-in',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'on-change' },
  what: 'The number of bus servers decreases.',
  why: 'removed servers stay members of the Raft groups. After 5 to 3, the meta group needs 3 of 5, so no server may fail, and streams with two replicas on the removed servers have no quorum. A change of 3 to 1 also ends cluster mode',
  fix: 'keep the number of servers; to shrink a bus, lower the replicas of its streams and run nats server raft peer-remove for each server first',
  docs: [Docs.JETSTREAM_CLUSTERING, 'https://github.com/nats-io/nats-server/issues/6838'],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 5 } }
`,
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 5 } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`,
    }, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: (flow, _facts, before) => nativeBuses(flow).flatMap(({ object, replicas }) => {
    const old = before && nativeBuses(before).find(bus => isSame(bus.object, object));
    return old === undefined || old.replicas <= replicas ? [] : [{
      object,
      path: [...JETSTREAM, 'replicas'],
      what: `the bus shrinks from ${old.replicas} servers to ${replicas}`,
    }];
  }),
};
