import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { presence, references } from '../../helpers/pods/references';
import { podsFinding, renderedPods } from '../../helpers/pods/rendered-pods';

const sensor = (template: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3, template: ${template} }
`;
const other = (apiVersion: string, kind: string, name: string, more = '') => `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}${kind === 'PriorityClass' ? '' : ', namespace: shop'} }
${more}`;
const ENV = '{ container: { env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: settings, key: level } } }] } }';

export const missingReference: Rule = {
  id: 'ha/missing-reference',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The pods name an object that does not exist.',
  why: 'the API server refuses pods with an unknown ServiceAccount or PriorityClass, and a container does not start without its ConfigMap',
  fix: 'create the object, or correct its name',
  docs: [Docs.SERVICE_ACCOUNT, Docs.PRIORITY_CLASS],
  absent: ['ServiceAccount', 'PriorityClass', 'ConfigMap'],
  examples: {
    bad: [
      { yaml: sensor('{ serviceAccountName: orders }'), complete: ['ServiceAccount'] },
      { yaml: sensor('{ serviceAccountName: orders }') + other('v1', 'ServiceAccount', 'orders').replace('shop', 'other'), complete: ['ServiceAccount'] },
      { yaml: sensor('{ priorityClassName: high }'), complete: ['PriorityClass'] },
      { yaml: sensor(ENV), complete: ['ConfigMap'] },
      { yaml: sensor('{ container: { envFrom: [{ configMapRef: { name: settings } }] } }'), complete: ['ConfigMap'] },
      { yaml: sensor('{ volumes: [{ name: settings, configMap: { name: settings } }] }'), complete: ['ConfigMap'] },
      sensor(ENV) + other('v1', 'ConfigMap', 'settings', 'data: { other: a }'),
    ],
    good: [
      sensor('{ serviceAccountName: orders, priorityClassName: high }'),
      sensor('{ serviceAccountName: orders }') + other('v1', 'ServiceAccount', 'orders'),
      { yaml: sensor('{ serviceAccountName: default, priorityClassName: system-cluster-critical }'), complete: ['ServiceAccount', 'PriorityClass'] },
      sensor('{ priorityClassName: high }') + other('scheduling.k8s.io/v1', 'PriorityClass', 'high', 'value: 1000'),
      sensor(ENV) + other('v1', 'ConfigMap', 'settings', 'data: { level: debug }'),
      { yaml: sensor('{ container: { envFrom: [{ configMapRef: { name: settings, optional: true } }] } }'), complete: ['ConfigMap'] },
    ],
  },
  check: flow => renderedPods(flow).flatMap(rendered => references(rendered).flatMap((reference): Result[] => {
    const { kind, name, key, field } = reference;
    const named = key === undefined ? `the ${kind} "${name}"` : `the key "${key}" of the ${kind} "${name}"`;
    switch (presence(flow, reference, rendered.workload.namespace)) {
      case 'absent': return [podsFinding(rendered, field, `${named} does not exist in ${kind === 'PriorityClass' ? 'the cluster' : `the namespace "${rendered.workload.namespace}"`}`)];
      // other objects of the kind are among the manifests
      case 'unsure': return [{ object: rendered.workload, path: ['spec'], what: `whether ${named} exists`, needs: `the manifest of ${named}` }];
      default: return [];
    }
  })),
};
