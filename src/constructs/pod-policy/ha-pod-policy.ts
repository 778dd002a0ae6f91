import { ApiObject, ApiObjectMetadata, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { admissionApi, admissionApiWarning } from './admission-api';
import { validatePodPolicyProps } from './check-props';
import { HaPodPolicyProps } from './ha-pod-policy-props';
import { EventBusCheck, FailurePolicy, PodPolicyEngine } from './pod-policy-options';
import { addPolicy } from './policies-of-app';
import { CONTROLLER, CONTROLLER_LABEL } from '../../argo-events/catalog/labels';
import { POD_POLICY_VERSION, PodAnnotation } from '../../contract/pod-annotations';
import { eventBusCheck } from '../../resources/pod-policy/event-bus-check';
import { kyvernoMutatingPolicy } from '../../resources/pod-policy/kyverno-mutating-policy';
import { mutatingAdmissionPolicy, mutatingAdmissionPolicyBinding } from '../../resources/pod-policy/mutating-admission-policy';
import { podCheck } from '../../resources/pod-policy/pod-check';
import { validatingAdmissionPolicyBinding } from '../../resources/pod-policy/validating-admission-policy';
import { addWarning } from '../checks/warning';

/**
 * Adds to the pods of Argo Events what their custom resources cannot carry: readiness and liveness probes, a preStop sleep,
 * a longer grace period, the spread over zones and hosts, and the bus guard. What to add stands in annotations that HaEventBus,
 * HaEventSource and HaSensor put on their pods; pods without them are left alone, and a pod keeps whatever it already has.
 *
 * One for the whole cluster, in the chart of whoever may create cluster-wide objects. Pods get the additions when they are
 * created, so existing ones get them with their next rollout.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
 */
export class HaPodPolicy extends Construct {
  /**
   * A command that shows whether the policy is active in a namespace. It sends a pod through the API server's admission without
   * creating it, and prints its grace period: 61 with the policy, and 30 with a warning that says what is missing without.
   *
   * @param namespace namespace in which pods of Argo Events run
   */
  public static checkCommand(namespace: string): string {
    return [
      'kubectl run main --image=busybox --dry-run=server',
      `--namespace=${namespace}`,
      `--labels=${CONTROLLER_LABEL}=${CONTROLLER.Sensor}`,
      `--annotations=${PodAnnotation.POLICY}=${POD_POLICY_VERSION}`,
      `--annotations=${PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS}=61`,
      "--output=jsonpath='{.spec.terminationGracePeriodSeconds}{\"\\n\"}'",
    ].join(' ');
  }

  /** The policy: a MutatingAdmissionPolicy, or a MutatingPolicy of Kyverno. */
  public readonly mutatingPolicy: ApiObject;

  /** Puts the policy into force; undefined with Kyverno, which needs none. */
  public readonly mutatingPolicyBinding?: ApiObject;

  /** Warns of pods that ask for the policy and lack what it adds. */
  public readonly podCheck: ApiObject;

  /** Puts the check of the pods into force. */
  public readonly podCheckBinding: ApiObject;

  /** Checks that an EventBus can keep its quorum; undefined when it is off. */
  public readonly eventBusCheck?: ApiObject;

  /** Puts the check of the EventBuses into force; undefined when it is off. */
  public readonly eventBusCheckBinding?: ApiObject;

  private readonly metadata: ApiObjectMetadata;

  /**
   * @param scope where the policy is defined; any chart, whatever its namespace
   * @param id name of the construct in its scope
   * @param props how and where it acts
   */
  public constructor(scope: Construct, id: string, props: HaPodPolicyProps = {}) {
    super(scope, id);
    validatePodPolicyProps(props);
    addPolicy(this);
    const { namespaceSelector } = props;
    const name = props.metadata?.name ?? 'cdk8s-argo-events-ha';
    const input = { failurePolicy: props.failurePolicy ?? FailurePolicy.IGNORE, namespaceSelector };
    this.metadata = { ...props.metadata };

    const api = admissionApi(props.kubernetesVersion ?? undefined, props.engine ?? PodPolicyEngine.MUTATING_ADMISSION_POLICY);
    const warning = admissionApiWarning(api);
    if (warning !== undefined) addWarning(this, warning);
    if (props.engine === PodPolicyEngine.KYVERNO) {
      this.mutatingPolicy = this.clusterObject('Resource', name, kyvernoMutatingPolicy(input));
    } else {
      this.mutatingPolicy = this.clusterObject('Resource', name, mutatingAdmissionPolicy(input, api));
      this.mutatingPolicyBinding = this.clusterObject('Binding', name, mutatingAdmissionPolicyBinding(name, api));
    }

    const pods = `${name}-pods`;
    this.podCheck = this.clusterObject('PodCheck', pods, podCheck(namespaceSelector));
    this.podCheckBinding = this.clusterObject('PodCheckBinding', pods, validatingAdmissionPolicyBinding(pods, ['Warn', 'Audit']));

    const action = props.eventBusCheck ?? EventBusCheck.WARN;
    if (action !== EventBusCheck.OFF) {
      const eventBuses = `${name}-eventbus`;
      const actions = action === EventBusCheck.DENY ? ['Deny'] : ['Warn', 'Audit'];
      this.eventBusCheck = this.clusterObject('EventBusCheck', eventBuses, eventBusCheck(namespaceSelector));
      this.eventBusCheckBinding = this.clusterObject('EventBusCheckBinding', eventBuses, validatingAdmissionPolicyBinding(eventBuses, actions));
    }
  }

  /** cdk8s puts the chart's namespace on every object. */
  private clusterObject(id: string, name: string, object: ApiObjectProps): ApiObject {
    const apiObject = new ApiObject(this, id, { ...object, metadata: { ...this.metadata, name } });
    if (apiObject.metadata.namespace !== undefined) apiObject.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    return apiObject;
  }
}
