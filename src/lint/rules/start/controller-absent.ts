import { controllerContainer } from '../../../flow/control-plane';
import { Flow } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asRecord, asRecords, asString, at } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

const SENSOR = `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3 }
`;
const controller = (spec: string, args: string, env = '') => `${SENSOR}---
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  ${spec}
  template: { spec: { containers: [{ name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller, ${args}]${env} }] } }
`;
const FIELD_REF = ', env: [{ name: NAMESPACE, valueFrom: { fieldRef: { fieldPath: metadata.namespace } } }]';

export const controllerAbsent: Rule = {
  id: 'ha/controller-absent',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'No controller of Argo Events looks at an object.',
  why: 'without a controller there are no pods for a new object, and no changes to existing pods',
  fix: 'run the controller without --namespaced, or with --managed-namespace and the namespace of the object, and with at least one replica',
  docs: ['https://argoproj.github.io/argo-events/managed-namespace/', Docs.source('cmd/commands/controller.go')],
  examples: {
    bad: [
      controller('replicas: 0', '--leader-election'),
      controller('replicas: 2', '--namespaced'),
      controller('replicas: 2', '--namespaced, --managed-namespace, other'),
      controller('replicas: 2', '--namespaced=true, --managed-namespace=other'),
      controller('replicas: 2', '--namespaced', FIELD_REF),
    ],
    good: [
      SENSOR,
      controller('replicas: 2', '--leader-election'),
      controller('replicas: 2', '--namespaced, --managed-namespace, shop'),
      controller('replicas: 2', '--namespaced=false, --managed-namespace=other'),
      controller('replicas: 2', '--namespaced', ', env: [{ name: NAMESPACE, valueFrom: { configMapKeyRef: { name: a, key: b } } }]'),
    ],
  },
  check: flow => {
    const { controllers } = flow;
    if (controllers.length === 0) return [];
    const stopped = controllers.filter(({ manifest }) => at(manifest, 'spec', 'replicas') === 0);
    const objects = [...flow.buses, ...flow.sources, ...flow.sensors].map(({ object }) => object);
    if (stopped.length === controllers.length) return stopped.map((object): Finding => ({ object, path: ['spec', 'replicas'], what: 'the controller has 0 replicas', affects: objects.map(each => ({ object: each })) }));
    return unmanaged(flow, objects);
  },
};

function unmanaged({ controllers }: Flow, objects: readonly FlowObject[]): Finding[] {
  const managed = controllers.map(managedNamespace);
  if (managed.some(namespace => namespace === undefined)) return [];
  return objects.filter(({ namespace }) => namespace !== '' && !managed.includes(namespace)).map(object => ({
    object,
    path: ['metadata', 'namespace'],
    what: `the namespace is "${object.namespace}", and the controller looks at the namespace "${managed.join('", "')}" alone`,
  }));
}

/** The only namespace of a controller; undefined for all of them, and where it is not known. */
function managedNamespace(deployment: FlowObject): string | undefined {
  const container = controllerContainer(deployment);
  const args = (asArray(container?.args) ?? []).map(String);
  if (!args.some(arg => /^--namespaced(?:=true)?$/.test(arg))) return undefined;
  const index = args.findIndex(arg => arg.startsWith('--managed-namespace'));
  const named = index < 0 ? fromEnvironment(deployment, container) : args[index].includes('=') ? args[index].split('=')[1] : args[index + 1];
  return named && !isPlaceholder(named) ? named : undefined;
}

/** `argo-events` without the variable. */
function fromEnvironment({ namespace }: FlowObject, container: unknown): string | undefined {
  const variable = asRecords(at(container, 'env')).find(({ name }) => name === 'NAMESPACE');
  if (variable === undefined) return 'argo-events';
  return asString(variable.value) ?? (at(asRecord(variable.valueFrom), 'fieldRef', 'fieldPath') === 'metadata.namespace' ? namespace : undefined);
}
