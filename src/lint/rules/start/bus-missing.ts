import { Flow } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Result, Rule, Unknown } from '../../engine/rule';
import { clients } from '../../helpers/clients';
import { isNamespaceOpen } from '../../helpers/namespaces';

export const busMissing: Rule = {
  id: 'ha/bus-missing',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The bus of an EventSource or Sensor is not in its namespace.',
  why: 'Argo Events looks up a bus by name in the same namespace only; without the bus the controller creates no pods',
  fix: 'set spec.eventBusName to a bus in the namespace, or create one there',
  docs: [Docs.EVENT_BUS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: infra }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
  },
  check: flow => clients(flow).filter(({ bus }) => bus === undefined).map(({ object, busName }): Result => {
    const path = ['spec', 'eventBusName'];
    const elsewhere = flow.buses.find(other => other.object.name === busName);
    if (elsewhere === undefined) return missing(flow, object, busName);
    return isNamespaceOpen(object, elsewhere.object)
      ? { object, path, what: `whether its bus "${busName}" is in its namespace`, needs: `metadata.namespace in both EventBus "${busName}" and this ${object.kind}` }
      : { object, path, what: `the bus "${busName}" is in the namespace "${elsewhere.object.namespace}", and this ${object.kind} in "${object.namespace}"` };
  }),
};

/** Where the namespace has one bus, of another name, that one may be meant. */
function missing({ buses }: Flow, object: FlowObject, busName: string): Unknown {
  const near = buses.filter(bus => bus.object.namespace === object.namespace).map(bus => bus.object.name);
  const onlyBus = near.length === 1 ? near[0] : undefined;
  return {
    object,
    path: ['spec', 'eventBusName'],
    what: `whether its bus "${busName}" is highly available`,
    needs: `the manifest of EventBus "${busName}"${onlyBus === undefined ? '' : `, or set spec.eventBusName: ${onlyBus}, the only EventBus of the namespace`}`,
    manifest: 'EventBus',
    ...onlyBus !== undefined && { onlyBus },
  };
}
