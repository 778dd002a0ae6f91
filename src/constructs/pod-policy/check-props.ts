import { HaPodPolicyProps } from './ha-pod-policy-props';
import { EventBusCheck, FailurePolicy, PodPolicyEngine } from './pod-policy-options';
import * as argoevents from '../../../imports/argo-events';
import { kubernetesVersion } from '../checks/kubernetes-version';
import { metadata } from '../checks/metadata';
import { Checks, oneOf, record, validateProps } from '../checks/prop-schema';

const POD_POLICY: Checks<HaPodPolicyProps> = {
  metadata,
  engine: oneOf('PodPolicyEngine', PodPolicyEngine),
  kubernetesVersion,
  failurePolicy: oneOf('FailurePolicy', FailurePolicy),
  namespaceSelector: record,
  eventBusCheck: oneOf('EventBusCheck', EventBusCheck),
};

export function validatePodPolicyProps(props: HaPodPolicyProps): void {
  validateProps(props, POD_POLICY);
  argoevents.toJson_LabelSelector(props.namespaceSelector, 'namespaceSelector');
  const name = props.metadata?.name;
  if (name && !/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/.test(name)) {
    throw new Error(`metadata.name: got "${name}". Allowed: lower-case letters, digits, "-" and ".", beginning and ending with a letter or digit`);
  }
}
