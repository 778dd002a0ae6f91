import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { WorkloadValues } from './defaults';
import { HaWorkloadProps } from './ha-workload-props';
import { UnhealthyPodEvictionPolicy } from './pod-disruption-budget-options';
import { podSelector } from '../../argo-events/catalog/labels';
import { syncWave } from '../../resources/workload/argo-cd';
import { ConfigMapUse, podRole, leaseRoleBinding, leaseServiceAccount } from '../../resources/workload/lease-rbac';
import { podDisruptionBudget } from '../../resources/workload/pod-disruption-budget';

/** The Kubernetes objects beside an EventSource or Sensor. */
export interface WorkloadObjects {
  readonly podDisruptionBudget?: ApiObject;
  readonly serviceAccount?: ApiObject;
  readonly role?: ApiObject;
  readonly roleBinding?: ApiObject;
  readonly serviceAccountName?: string;
}

export interface WorkloadIdentity {
  readonly kind: 'EventSource' | 'Sensor';
  readonly name: string;
  /** Also the name of the objects beside it, where it cannot clash with one of another kind. */
  readonly lease: string;
  /** ConfigMaps in which the pods keep what they know. */
  readonly configMaps?: readonly ConfigMapUse[];
}

export function workloadObjects(scope: Construct, identity: WorkloadIdentity, props: HaWorkloadProps, values: WorkloadValues): WorkloadObjects {
  const { kind, name, lease, configMaps = [] } = identity;
  const budget = props.podDisruptionBudget ?? {};
  const podDisruption = (budget.enabled ?? true) ? new ApiObject(scope, 'PodDisruptionBudget', podDisruptionBudget({
    name: lease,
    selector: podSelector(kind, name),
    annotations: syncWave(values.syncWave),
    options: budget,
    unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
  })) : undefined;

  const given = props.serviceAccount?.name ?? props.template?.serviceAccountName;
  const elects = values.elected && values.election.kind === 'lease';
  if (!elects && configMaps.length === 0) return { podDisruptionBudget: podDisruption, serviceAccountName: given };

  const access = { name: lease, lease, serviceAccountName: given ?? lease, annotations: syncWave(values.syncWave) };
  return {
    podDisruptionBudget: podDisruption,
    serviceAccountName: access.serviceAccountName,
    serviceAccount: given === undefined ? new ApiObject(scope, 'ServiceAccount', leaseServiceAccount(access)) : undefined,
    role: new ApiObject(scope, 'Role', podRole({ ...access, elects, configMaps })),
    roleBinding: new ApiObject(scope, 'RoleBinding', leaseRoleBinding(access)),
  };
}

/** An EventBus is looked up in the namespace of the EventSource or Sensor. */
export function validateSameNamespace(scope: Construct, bus: Construct & { readonly eventBusName: string }): void {
  const [own, other] = [scope, bus].map(construct => Chart.of(construct).namespace);
  if (own === other) return;
  throw new Error(`eventBus: got the EventBus "${bus.eventBusName}" of namespace ${other ?? '(none given)'} in namespace ${own ?? '(none given)'}. `
    + 'Argo Events finds a bus only in the same namespace. Allowed: a bus in the namespace of this chart');
}
