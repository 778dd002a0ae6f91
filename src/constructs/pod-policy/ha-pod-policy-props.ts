import { ApiObjectMetadata } from 'cdk8s';
import { EventBusCheck, FailurePolicy, PodPolicyEngine } from './pod-policy-options';
import * as argoevents from '../../../imports/argo-events';

/** How and where the pod policy acts. */
export interface HaPodPolicyProps {
  /**
   * Metadata of all objects of the policy. They belong to the cluster, so a namespace here or on the chart is left out.
   *
   * @default - name `cdk8s-argo-events-ha`
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * What applies the policy.
   *
   * @default PodPolicyEngine.MUTATING_ADMISSION_POLICY
   */
  readonly engine?: PodPolicyEngine;

  /**
   * Version of Kubernetes, major and minor. 1.34 and 1.35 have the MutatingAdmissionPolicy as v1beta1, where the API server was told to serve it.
   *
   * @default - unknown: the API of 1.36 and later
   * @throws when the version does not have what the engine needs
   */
  readonly kubernetesVersion?: string;

  /**
   * What happens to a pod when the policy cannot be evaluated. Better a pod without a probe than no pod, above all while
   * a failed node's pods are being replaced; the missing addition is warned of.
   *
   * @default FailurePolicy.IGNORE
   */
  readonly failurePolicy?: FailurePolicy;

  /**
   * Labels of the namespaces where the policy and its checks act.
   *
   * @default - all namespaces; pods that do not ask for the policy are left alone in any case
   */
  readonly namespaceSelector?: argoevents.LabelSelector;

  /**
   * What happens to an EventBus that cannot keep its quorum or its events: an even number of servers or fewer than 3, no
   * persistence, a stream with fewer than 3 replicas. DENY holds for everyone's EventBus in these namespaces, also for one that
   * is meant to be small, so it is for you to ask for.
   *
   * @default EventBusCheck.WARN
   */
  readonly eventBusCheck?: EventBusCheck;
}
