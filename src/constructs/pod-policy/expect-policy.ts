import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { hasPolicy } from './policies-of-app';
import { PodAnnotation } from '../../contract/pod-annotations';
import { addWarning } from '../checks/warning';
import { IHaEventBus } from '../event-bus/event-bus-ref';

/** Kinds of the objects that an HaPodPolicy makes, whoever brings them into the app. */
const POLICY_KINDS = ['MutatingAdmissionPolicy', 'MutatingPolicy'];

/** Apps that are checked already. */
const expecting = new WeakSet<IConstruct>();

/**
 * Warns at synth, once for an app, of guards in pods that nobody adds: callers of webhooks and clients of the bus then reach nothing.
 *
 * @param webhooks whether webhooks are called through the guard in the pods
 */
export function expectPolicy(workload: IConstruct, bus: IHaEventBus, webhooks: boolean): void {
  const { root } = workload.node;
  if (bus._wiring.podPolicyDeclared || expecting.has(root)) return;
  expecting.add(root);
  let said = false;
  root.node.addValidation({
    validate: () => {
      if (!said && !hasPolicy(root) && !includesPolicy(root)) {
        said = true;
        addWarning(workload, 'the app has no HaPodPolicy. Only a pod policy in the cluster adds the bus guard to the pods. '
          + `${webhooks ? 'Without it, no request reaches the webhooks. ' : 'Without it, a lost bus server stops its clients for minutes. '}`
          + `Fix: new HaPodPolicy(chart, 'Policy') in one chart of the cluster; if another app has the policy, podPolicy: true on the EventBus "${bus.eventBusName}"; if no app has it, podPolicy: false there`);
      }
      return [];
    },
  });
}

/** A policy that was included as a manifest. */
function includesPolicy(root: IConstruct): boolean {
  return root.node.findAll().filter(ApiObject.isApiObject)
    .some(object => POLICY_KINDS.includes(object.kind) && JSON.stringify(object.toJson()).includes(PodAnnotation.POLICY));
}
