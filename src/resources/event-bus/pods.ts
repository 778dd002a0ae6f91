import * as argoevents from '../../../imports/argo-events';
import { mergeResources } from '../workload/merge-resources';
import { restrictedContainer, restrictedPod } from '../workload/security-context';

const BUS_USER = 1000;

/** The official NATS image runs as root unless told otherwise; every path it writes is a volume. */
export function busPodSecurityContext(): argoevents.PodSecurityContext {
  return restrictedPod(BUS_USER);
}

/** What the user gave, completed with requests, a memory limit and a restricted security context. */
export function busContainer(
  given: argoevents.ContainerTemplate = {}, cpu: string, memory: string, memoryLimit: string,
): argoevents.ContainerTemplate {
  return {
    ...given,
    resources: mergeResources(given.resources, {
      requests: { cpu, memory }, limits: { memory: memoryLimit }, memoryRequestIsLimit: memory === memoryLimit,
    }),
    securityContext: { ...restrictedContainer(true), ...given.securityContext },
  };
}
