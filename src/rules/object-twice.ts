import { Docs } from './docs';
import { Rule } from './rule';
import { asString, at } from '../argo-events/values';
import { FlowObject } from '../flow/flow-object';

export const objectTwice: Rule = {
  id: 'ha/object-twice',
  category: 'no-effect',
  severity: 'warning',
  what: 'Two objects of one kind have one name in one namespace.',
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
- { apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: orders }, spec: { maxUnavailable: 1, selector: { matchLabels: { sensor-name: orders } } } }
- { apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: { name: orders }, spec: { maxUnavailable: 1, selector: { matchLabels: { sensor-name: orders } } } }
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
spec: { replicas: 3 }
`, `
apiVersion: batch/v1
kind: Job
metadata: { generateName: bucket-, namespace: shop }
---
apiVersion: batch/v1
kind: Job
metadata: { generateName: bucket-, namespace: shop }
`],
  },
  check: ({ objects }) => {
    const first = new Map<string, FlowObject>();
    return objects.flatMap(object => {
      // one that the API server names is another one each time
      if (asString(at(object.manifest, 'metadata', 'name')) === undefined) return [];
      const key = `${object.kind} ${object.namespace}/${object.name}`;
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
