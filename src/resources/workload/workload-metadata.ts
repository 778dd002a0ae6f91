import { syncWave } from './argo-cd';
import { WorkloadInput } from './workload-input';
import { LEADER_ELECTION_ANNOTATION } from '../../argo-events/catalog/client-election';
import { survivesAnnotation } from '../../contract/survives-annotation';

/** The annotation chooses the Lease. The label says the same, because the controller notices changed labels but not changed annotations. */
export function workloadMetadata(values: WorkloadInput) {
  const lease = values.elected && values.election.kind === 'lease' ? { [LEADER_ELECTION_ANNOTATION]: 'k8s' } : undefined;
  return {
    ...(lease && { labels: lease }),
    annotations: { ...syncWave(values.syncWave), ...survivesAnnotation(values.survives), ...lease },
  };
}
