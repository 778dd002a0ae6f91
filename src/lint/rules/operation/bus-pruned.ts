import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { nativeBuses } from '../../helpers/buses';

export const busPruned: Rule = {
  id: 'ha/bus-pruned',
  category: 'operation',
  severity: 'info',
  what: 'Argo CD may delete the bus, and with it its volumes.',
  why: 'deleting an EventBus deletes its claims and all events in them; a renamed folder or a wrong branch is enough for a pruning sync',
  fix: 'annotate the EventBus with argocd.argoproj.io/sync-options: Prune=false,Delete=false',
  docs: [Docs.issue(1348), 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
spec: { jetstream: { version: 2.10.29 } }
`],
  },
  check: flow => nativeBuses(flow).filter(({ object }) => !/Prune=false/.test(object.annotations['argocd.argoproj.io/sync-options'] ?? ''))
    .map(({ object }) => ({
      object,
      path: ['metadata', 'annotations'],
      what: 'nothing keeps Argo CD from pruning the bus with its volumes',
      edits: [{ path: ['metadata', 'annotations', 'argocd.argoproj.io/sync-options'], value: 'Prune=false,Delete=false' }],
    })),
};
