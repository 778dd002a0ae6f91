import { FlowObject } from '../../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { humanBytes } from '../../helpers/buses';
import { Amounts } from '../../helpers/pods/limit-range';
import { counts, Demand, demandOf, exceeded, hardOf, total } from '../../helpers/pods/quota';
import { podsFinding, RenderedPods, renderedPods } from '../../helpers/pods/rendered-pods';

const quota = (hard: string, more = '') => `---
apiVersion: v1
kind: ResourceQuota
metadata: { name: team, namespace: shop }
spec: { hard: ${hard}${more} }
`;
const sensor = (template: string, hard: string, more?: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3, template: ${template} }
${quota(hard, more)}`;
const bus = (fields: string, hard: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3${fields} } }
${quota(hard)}`;
const RESOURCES = '{ container: { resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { cpu: "1", memory: 256Mi } } } }';
const CROSS = '{ affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: kubernetes.io/hostname, namespaceSelector: {} } }] } } }';

export const quotaExceeded: Rule = {
  id: 'ha/quota-exceeded',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A ResourceQuota of the namespace does not let enough pods start.',
  why: 'the API server refuses each pod, claim or object above the quota; the Deployment or StatefulSet waits without it',
  fix: 'raise the quota, lower the requests, or name requests and limits for each resource of the quota in every container',
  docs: [Docs.QUOTA],
  examples: {
    bad: [
      sensor('{}', '{ pods: "0" }'),
      sensor('{}', '{ count/pods: "1" }'),
      sensor('{}', '{ requests.cpu: "4" }'),
      sensor('{ container: { resources: { requests: { memory: 1Gi } } } }', '{ limits.memory: 8Gi }'),
      sensor(RESOURCES, '{ requests.memory: 200Mi }'),
      sensor(RESOURCES, '{ memory: 200Mi }'),
      sensor(RESOURCES, '{ count/deployments.apps: "0" }'),
      sensor(RESOURCES.replace('{ container', '{ priorityClassName: high, container'), '{ pods: "0" }', ', scopeSelector: { matchExpressions: [{ scopeName: PriorityClass, operator: In, values: [high] }] }'),
      sensor(CROSS, '{ pods: "0" }', ', scopes: [CrossNamespacePodAffinity]'),
      bus(', persistence: { volumeSize: 20Gi }', '{ requests.storage: 30Gi }'),
      bus(', persistence: { volumeSize: 20Gi, storageClassName: fast }', '{ fast.storageclass.storage.k8s.io/requests.storage: 30Gi }'),
      bus(', persistence: { volumeSize: 20Gi }', '{ persistentvolumeclaims: "1" }'),
      bus('', '{ secrets: "1" }'),
    ],
    good: [
      sensor(RESOURCES, '{ pods: "10", requests.cpu: "1", limits.cpu: "4", requests.memory: 1Gi }'),
      sensor('{}', '{ pods: "0" }', ', scopes: [NotBestEffort]'),
      sensor('{}', '{ pods: "0" }', ', scopes: [Terminating]'),
      sensor('{}', '{ pods: "0" }', ', scopes: [CrossNamespacePodAffinity]'),
      sensor('{}', '{ pods: "0" }').replace('namespace: shop', 'namespace: other'),
      `${sensor('{}', '{ requests.memory: 1Gi }')}---
apiVersion: v1
kind: LimitRange
metadata: { name: defaults, namespace: shop }
spec: { limits: [{ type: Container, default: { memory: 128Mi } }] }
`,
      bus(', persistence: { volumeSize: 20Gi }', '{ requests.storage: 60Gi }'),
    ],
  },
  check: flow => {
    const [quotas, ranges] = [objectsOfKind(flow.objects, 'ResourceQuota'), objectsOfKind(flow.objects, 'LimitRange')];
    if (quotas.length === 0) return [];
    const demands = renderedPods(flow).map(rendered =>
      ({ rendered, demand: demandOf(rendered, inNamespace(ranges, rendered.object.namespace).map(({ manifest }) => manifest)) }));
    return quotas.flatMap(object => {
      const counted = demands.filter(({ rendered, demand }) => rendered.object.namespace === object.namespace && counts(object.manifest, demand));
      const own = counted.map(each => alone(object, each));
      return [...own.flat(), ...together(object, counted.filter((_, index) => own[index].length === 0))];
    });
  },
};

interface Counted {
  readonly rendered: RenderedPods;
  readonly demand: Demand;
}

/** A workload of which too few pods start even if it has the quota for itself. */
function alone({ name, manifest }: FlowObject, { rendered, demand }: Counted): Result[] {
  const hard = hardOf(manifest);
  const [unnamed] = demand.unnamed.filter(resource => hard[resource] !== undefined);
  if (unnamed !== undefined) return [podsFinding(rendered, [], `the ResourceQuota "${name}" has ${unnamed}, and not every container of the pods names it`)];
  const lacking = exceeded(hard, total(demand, rendered.needed));
  return lacking === undefined ? [] : [podsFinding(rendered, [], `the ResourceQuota "${name}" has ${lacking.resource}: ${amount(lacking.resource, lacking.allowed)}, and ${pods(rendered.needed)} ${amount(lacking.resource, lacking.taken)}`)];
}

/** Workloads that fit one by one: no flow starts if a bus, an EventSource and a Sensor do not fit together, and not all do if the quota is below the sum. */
function together({ name, manifest }: FlowObject, counted: readonly Counted[]): Result[] {
  const hard = hardOf(manifest);
  const least = (['EventBus', 'EventSource', 'Sensor'] as const).map(kind => counted.filter(({ rendered }) => rendered.kind === kind)
    .map(({ rendered, demand }) => total(demand, rendered.needed))).filter(each => each.length > 0);
  const smallest = (resource: string) => least.reduce((sum, each) => sum + Math.min(...each.map(taken => taken[resource] ?? 0)), 0);
  const tooSmall = Object.keys(hard).find(resource => smallest(resource) > hard[resource]);
  if (tooSmall !== undefined) {
    return counted.map(({ rendered }) => podsFinding(rendered, [],
      `the ResourceQuota "${name}" has ${tooSmall}: ${amount(tooSmall, hard[tooSmall])}, and the pods of a bus, an EventSource and a Sensor need ${amount(tooSmall, smallest(tooSmall))} together`));
  }
  const all = counted.map(({ rendered, demand }) => total(demand, rendered.replicas)).reduce<Amounts>(add, {});
  const lacking = exceeded(hard, all);
  return lacking === undefined ? [] : counted.map(({ rendered: { workload } }): Result => ({
    object: workload,
    path: ['spec'],
    what: `which pods start: the ResourceQuota "${name}" has ${lacking.resource}: ${amount(lacking.resource, lacking.allowed)}, and all pods of Argo Events in the namespace need ${amount(lacking.resource, lacking.taken)}`,
    needs: `a ResourceQuota with ${lacking.resource}: ${amount(lacking.resource, lacking.taken)} or more`,
  }));
}

function add(a: Amounts, b: Amounts): Amounts {
  return Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map(key => [key, (a[key] ?? 0) + (b[key] ?? 0)]));
}

function pods(count: number): string {
  return count === 1 ? 'one pod needs' : `the ${count} pods that are needed take`;
}

function amount(resource: string, value: number): string {
  return /memory|storage$/.test(resource) ? humanBytes(value) : String(Number(value.toFixed(3)));
}
