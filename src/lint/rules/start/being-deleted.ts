import { Flow } from '../../../flow/flow';
import { serviceOfBusUrl } from '../../../flow/service-of-host';
import { FlowObject } from '../../../manifests/manifest-object';
import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Affected, Finding, Rule } from '../../engine/rule';
import { neededServices, ServiceRole } from '../../helpers/needed-services';
import { references } from '../../helpers/pods/references';
import { renderedPods } from '../../helpers/pods/rendered-pods';
import { callerServices, eventsWithout } from '../../helpers/services';

const DELETED = 'deletionTimestamp: "2026-11-29T04:00:00Z"';
const eventSource = (metadata: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop, ${metadata} }
spec: { replicas: 2, template: { serviceAccountName: hooks }, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`;
const other = (apiVersion: string, kind: string, spec = '', metadata = 'name: hooks, namespace: shop') => `${eventSource('labels: {}')}---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { ${metadata}, ${DELETED} }
${spec}`;
const SELECTOR = 'selector: { controller: eventsource-controller, eventsource-name: hooks }';

export const beingDeleted: Rule = {
  id: 'ha/being-deleted',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'An object of a flow is being deleted.',
  why: 'the object has a deletionTimestamp. Kubernetes removes the object, and the objects that depend on the object, as soon as its finalizers are done',
  fix: 'apply the object again after the deletion, without deletionTimestamp',
  docs: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/', Docs.source('pkg/reconciler/eventbus/controller.go')],
  examples: {
    bad: [
      eventSource(DELETED),
      `${eventSource('labels: {}').replace('EventSource', 'Sensor').replace(/spec: .*/, 'spec: { replicas: 3 }').replace('labels: {}', DELETED)}`,
      other('v1', 'Namespace', '', 'name: shop'),
      other('v1', 'Service', `spec: { ${SELECTOR}, ports: [{ port: 12000 }] }`),
      other('v1', 'ServiceAccount'),
      other('policy/v1', 'PodDisruptionBudget', `spec: { maxUnavailable: 1, ${SELECTOR.replace('selector: {', 'selector: { matchLabels: {')} } }`),
    ],
    good: [
      eventSource('creationTimestamp: "2026-11-29T04:00:00Z"'),
      eventSource('deletionTimestamp: null'),
      other('v1', 'Namespace', '', 'name: other'),
      other('v1', 'ServiceAccount', '', 'name: other, namespace: shop'),
    ],
  },
  check: flow => flow.objects.filter(isBeingDeleted).flatMap((object): Finding[] => {
    const reached = reachOf(flow, object);
    return reached === undefined ? [] : [{ object, path: ['metadata', 'deletionTimestamp'], what: `the ${object.kind} has a deletionTimestamp`, ...reached }];
  }),
};

function isBeingDeleted({ manifest }: FlowObject): boolean {
  return Boolean(at(manifest, 'metadata', 'deletionTimestamp'));
}

type Reach = Pick<Finding, 'effect' | 'affects'>;

const NEVER_STARTS = { effect: { does: 'never-starts', to: 'object' } } as const;

/** Running pods keep what they have; new pods do not start. */
const EFFECTS: Readonly<Record<string, Reach>> = {
  ServiceAccount: NEVER_STARTS, PriorityClass: NEVER_STARTS, ConfigMap: NEVER_STARTS, PersistentVolumeClaim: NEVER_STARTS,
};

/** What the deletion stops; undefined for an object that is not of a flow. */
function reachOf(flow: Flow, object: FlowObject): Reach | undefined {
  const { buses, sources, sensors } = flow;
  const workloads = [...buses, ...sources, ...sensors];
  if (workloads.some(workload => workload.object === object)) return {};
  const affected = affectedBy(flow, object);
  if (affected.length > 0) return { affects: affected, ...EFFECTS[object.kind] };
  const guards = workloads.some(({ budgets }) => budgets.some(budget => budget.object === object));
  return guards ? { effect: { does: 'in-failure' } } : undefined;
}

/** Without such a Service a flow stops. */
const STOPPING: readonly ServiceRole[] = ['bus-servers', 'source-pods'];

function affectedBy(flow: Flow, object: FlowObject): Affected[] {
  const { buses, sources, sensors } = flow;
  const { kind, name, namespace } = object;
  switch (kind) {
    case 'Namespace': return [...buses, ...sources, ...sensors].filter(workload => workload.object.namespace === name).map(workload => ({ object: workload.object }));
    case 'DaemonSet': return renderedPods(flow).filter(rendered => rendered.object === object).flatMap(({ affects }) => affects ?? []);
    case 'StatefulSet': return buses.filter(({ servers }) => servers?.own?.object === object).map(bus => ({ object: bus.object }));
    case 'Service': {
      const services = objectsOfKind(flow.objects, 'Service');
      return [
        ...buses.filter(bus => serviceOfBusUrl(bus.object, services) === object).map(bus => ({ object: bus.object })),
        ...neededServices(flow).filter(needed => needed.object === object && STOPPING.includes(needed.role)).flatMap(({ affects }) => affects),
        ...sources.filter(source => callerServices(source).includes(object)).flatMap(source => eventsWithout(source, object)),
      ];
    }
    default: return renderedPods(flow).filter(rendered => references(rendered).some(reference =>
      reference.kind === kind && reference.name === name && (namespace === '' || rendered.object.namespace === namespace))).flatMap(({ workload, affects }) => affects ?? [{ object: workload }]);
  }
}
