import { FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { busesWithServers } from '../../helpers/buses';
import { keepingOptions, SYNC_OPTIONS } from '../../helpers/sync-options';

export const busPruned: Rule = {
  id: 'ha/bus-pruned',
  category: 'operation',
  severity: 'info',
  effect: { does: 'on-change' },
  what: 'Argo CD may delete the bus and its volumes.',
  why: 'the deletion of an EventBus deletes its volume claims and all events in them. A renamed folder or a wrong branch is enough to trigger a pruning sync',
  fix: 'annotate the EventBus with argocd.argoproj.io/sync-options: Prune=false,Delete=false',
  docs: [Docs.issue(1348), 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: {} } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { argocd.argoproj.io/sync-options: "ServerSideApply=true, Prune=false" } }
spec: { jetstream: { version: 2.10.29 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { argocd.argoproj.io/sync-options: "PruneLast=true" } }
spec: { jetstream: { version: 2.10.29 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { argocd.argoproj.io/sync-options: "Prune=true,Delete=false" } }
spec: { jetstream: { version: 2.10.29 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
spec: { jetstream: { version: 2.10.29 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { argocd.argoproj.io/sync-options: "Prune=confirm, Delete=confirm, ServerSideApply=true" } }
spec: { jetstream: { version: 2.10.29 } }
`],
  },
  check: flow => busesWithServers(flow).flatMap(({ object }) => finding(object)),
};

function finding(object: FlowObject): Finding[] {
  const path = ['metadata', 'annotations', SYNC_OPTIONS];
  const { missing, opposite, completed } = keepingOptions(object.annotations[SYNC_OPTIONS]);
  return missing.length + opposite.length === 0 ? [] : [{
    object,
    path: object.annotations[SYNC_OPTIONS] === undefined ? path.slice(0, -1) : path,
    what: [
      ...missing.length === 0 ? [] : [`the sync options of Argo CD do not contain ${missing.join(' and ')}`],
      ...opposite.length === 0 ? [] : [`${opposite.join(' and ')} ${opposite.length === 1 ? 'lets' : 'let'} Argo CD delete the bus`],
    ].join('; '),
    fix: `in the annotation ${SYNC_OPTIONS} of the EventBus, ${[
      ...missing.length === 0 ? [] : [`append ${missing.join(',')}`],
      ...opposite.map(option => `replace ${option} with ${option.split('=')[0]}=false`),
    ].join(' and ')}`,
    // what somebody wrote on purpose is for them to change
    ...opposite.length === 0 && { edits: [{ path, value: completed }] },
  }];
}
