import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';
import { managedBuses } from '../../helpers/buses';

export const immutablePersistence: Rule = {
  id: 'ha/immutable-persistence',
  category: 'operation',
  severity: 'error',
  effect: { does: 'on-change' },
  what: 'The persistence of an existing bus changes.',
  why: 'the claim templates of a StatefulSet cannot change. The reconciliation fails, and every later change of that bus fails too',
  fix: 'keep persistence unchanged; to grow the volumes, edit the claims where the storage class allows it, or create a new bus',
  docs: [Docs.JETSTREAM_BUS, 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates'],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: { persistence: { volumeSize: 20Gi } } } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: { persistence: { volumeSize: 10Gi } } } }
`,
    }, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, persistence: { volumeSize: 40Gi } } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, persistence: { volumeSize: 20Gi } } }
`,
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, persistence: { volumeSize: 20Gi } } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, persistence: { volumeSize: 20Gi } } }
`,
    }],
  },
  check: (flow, _facts, before) => managedBuses(flow).flatMap(({ object, type, servers }) => {
    const old = before && managedBuses(before).find(bus => isSame(bus.object, object) && bus.type === type);
    const fields = ['volumeSize', 'storageClassName', 'accessMode']
      .filter(field => at(old?.servers.fields.persistence, field) !== at(servers.fields.persistence, field));
    return old === undefined || fields.length === 0 ? [] : [{
      object,
      path: [...servers.path, 'persistence', fields[0]],
      what: fields.map(field => `${field} changes from ${text(at(old.servers.fields.persistence, field))} to ${text(at(servers.fields.persistence, field))}`).join(', '),
    }];
  }),
};

function text(value: unknown): string {
  return value === undefined ? 'none' : String(value);
}
