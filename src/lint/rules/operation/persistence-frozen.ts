import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

export const persistenceFrozen: Rule = {
  id: 'ha/persistence-frozen',
  category: 'operation',
  severity: 'error',
  effect: { does: 'on-change' },
  what: 'The volumes of a bus that exists are changed.',
  why: 'the claim templates of a StatefulSet cannot change: the reconciliation fails, and with it every later change of that bus',
  fix: 'leave persistence as it was; to grow the volumes, edit the claims themselves where the storage class allows it, or make a new bus',
  docs: [Docs.JETSTREAM_BUS, 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates'],
  examples: {
    bad: [{
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
  check: (flow, _facts, before) => nativeBuses(flow).flatMap(({ object, jetstream }) => {
    const old = before && nativeBuses(before).find(bus => isSame(bus.object, object));
    const fields = ['volumeSize', 'storageClassName', 'accessMode']
      .filter(field => at(old?.jetstream.persistence, field) !== at(jetstream.persistence, field));
    return old === undefined || fields.length === 0 ? [] : [{
      object,
      path: [...JETSTREAM, 'persistence', fields[0]],
      what: fields.map(field => `${field} changes from ${text(at(old.jetstream.persistence, field))} to ${text(at(jetstream.persistence, field))}`).join(', '),
    }];
  }),
};

function text(value: unknown): string {
  return value === undefined ? 'none' : String(value);
}
