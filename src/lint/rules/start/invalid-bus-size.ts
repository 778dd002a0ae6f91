import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const invalidBusSize: Rule = {
  id: 'ha/invalid-bus-size',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The controller refuses a bus of two servers or of zero servers.',
  why: 'a native JetStream bus has 1 server or at least 3; with any other number the controller creates no StatefulSet',
  fix: 'set spec.jetstream.replicas: 3',
  docs: [Docs.JETSTREAM_BUS, Docs.source('pkg/reconciler/eventbus/validate.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 2 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 0 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`],
  },
  check: flow => nativeBuses(flow).filter(({ jetstream: { replicas } }) => typeof replicas === 'number' && (replicas === 2 || replicas < 1))
    .map(({ object, jetstream }) => ({
      object,
      path: [...JETSTREAM, 'replicas'],
      what: `the controller refuses a bus of ${Number(jetstream.replicas)} servers`,
      // a refused bus has never run
      edits: [{ path: [...JETSTREAM, 'replicas'], value: 3 }],
    })),
};
