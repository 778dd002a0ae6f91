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
  what: 'Duplicate object: two objects have the same kind, namespace and name.',
  why: 'the object that is applied last replaces the other, with kubectl and with Argo CD, which shows a RepeatedResourceWarning. This check evaluates each object separately',
  fix: 'remove one of them; for a base with overlays, or for several clusters, check the rendered output: kubectl kustomize <overlay> | ha-events check -',
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
      return [{ object, path: ['metadata', 'name'], what: file === object.source.file ? 'the same object is earlier in this file' : `the same object is in ${file}` }];
    });
  },
};

/** Names are one for all versions of an API. */
function keyOf({ kind, namespace, name }: FlowObject): string {
  return `${kind} ${namespace}/${name}`;
}
