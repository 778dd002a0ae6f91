import { FlowObject } from '../../../manifests/manifest-object';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';

export const duplicateObject: Rule = {
  id: 'ha/duplicate-object',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'none' },
  what: 'Two objects of a flow have one kind, namespace and name.',
  why: 'a cluster has one of a name: kubectl lets the one that is applied last take the place of the other, and so does Argo CD, with a RepeatedResourceWarning. Here each is judged as if it were the one',
  fix: 'take one of them out; where they are a base and its overlays, or those of several clusters, check what is applied together: kubectl kustomize <overlay> | ha-events check -',
  docs: [Docs.OBJECT_NAMES, Docs.KUSTOMIZE, 'https://github.com/argoproj/argo-cd/blob/master/controller/state.go'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 1 }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3 }
`, `
apiVersion: v1
kind: List
items:
- { apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: { name: orders }, spec: { replicas: 3 } }
- { apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: orders }, spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } } }
- { apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: { name: orders }, spec: { maxUnavailable: 2 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3 }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: bills }
spec: { replicas: 3 }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: orders, namespace: shop }
spec: { replicas: 3, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`, `
apiVersion: v1
kind: ConfigMap
metadata: { name: of-others }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: of-others }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { generateName: orders- }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { generateName: orders- }
`],
  },
  check: flow => {
    const ofFlow = new Set([
      ...workloads(flow).flatMap(({ object, budgets }) => [object, ...budgets.map(budget => budget.object)]),
      ...flow.sources.flatMap(({ services }) => services),
    ].map(keyOf));
    const first = new Map<string, FlowObject>();
    return flow.objects.flatMap(object => {
      const key = keyOf(object);
      // one that the API server names is another one each time
      if (!ofFlow.has(key) || asString(at(object.manifest, 'metadata', 'name')) === undefined) return [];
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, object);
        return [];
      }
      const { file } = other.source;
      return [{ object, path: ['metadata', 'name'], what: file === object.source.file ? 'it stands in this file before' : `it is in ${file} too` }];
    });
  },
};

/** Names are one for all versions of an API. */
function keyOf({ kind, namespace, name }: FlowObject): string {
  return `${kind} ${namespace}/${name}`;
}
