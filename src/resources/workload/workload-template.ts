import { deploymentAffinity } from './deployment-affinity';
import { goMemoryLimit } from './go-memory-limit';
import { leaseTimings } from './lease-timings';
import { DerivedResources, mergeResources } from './merge-resources';
import { mergeMetadata } from './metadata';
import { nodeLossTolerations } from './node-loss-tolerations';
import { restrictedContainer, restrictedPod } from './security-context';
import { WorkloadInput } from './workload-input';
import * as argoevents from '../../../imports/argo-events';

/** Any user other than root; the image of Argo Events has none. */
const USER = 9731;

/** `memory` and `cpu`: what is derived from a declared throughput, which the pods then use. */
function derivedResources({ memory, cpu }: Pick<WorkloadTemplateInput, 'memory' | 'cpu'>): DerivedResources {
  return { requests: { cpu: cpu ?? '50m', memory: memory ?? '128Mi' }, limits: { memory: memory ?? '256Mi' }, memoryRequestIsLimit: memory !== undefined };
}

export interface WorkloadTemplateInput {
  readonly values: WorkloadInput;
  readonly selector: { [label: string]: string };
  readonly podAnnotations: { [annotation: string]: string };
  readonly serviceAccountName?: string;
  readonly priorityClassName?: string;
  /** Memory of the pods; undefined for the default. */
  readonly memory?: string;
  /** Processor request of the pods; undefined for the default. */
  readonly cpu?: string;
  /** The user's template. Its tolerations and kinds of affinity come beside the derived ones. Its resources and security contexts are completed with the derived ones, and its other fields replace them. */
  readonly given?: argoevents.Template;
}

export function workloadTemplate(input: WorkloadTemplateInput): argoevents.Template {
  const { values, selector, podAnnotations, serviceAccountName, priorityClassName, given: asked } = input;
  const { zoneSpread, hostSpread, kubernetesVersion } = values;
  const given = asked ?? {};
  const resources = mergeResources(given.container?.resources, derivedResources(input));
  const env = [
    ...(values.elected && values.election.kind === 'lease' ? leaseTimings(values.election) : []),
    ...goMemoryLimit(resources),
  ];
  const named = new Set(given.container?.env?.map(variable => variable.name));
  return {
    ...given,
    securityContext: { ...restrictedPod(USER), ...given.securityContext },
    affinity: { ...deploymentAffinity({ zoneSpread, hostSpread, kubernetesVersion, podPolicy: values.bus.podPolicy, selector }), ...given.affinity },
    tolerations: [...nodeLossTolerations(values.nodeLossTolerationSeconds, given.tolerations), ...given.tolerations ?? []],
    priorityClassName: priorityClassName ?? given.priorityClassName,
    serviceAccountName: serviceAccountName ?? given.serviceAccountName,
    metadata: mergeMetadata({ annotations: podAnnotations }, given.metadata),
    container: {
      ...given.container,
      securityContext: { ...restrictedContainer(true), ...given.container?.securityContext },
      resources,
      env: [...env.filter(variable => !named.has(variable.name)), ...given.container?.env ?? []],
    },
  };
}
