import { cel } from './cel';
import { Validation, Variable } from './pod-addition';
import { validatingAdmissionPolicy } from './validating-admission-policy';
import { LabelSelector } from '../../../imports/argo-events';

/** streamConfig is YAML in a string; this is the number in its line `replicas: N`, or an empty string. */
const streamReplicas = (config: string) => `${config}.orValue("").find("(?m)^ *replicas: *[0-9]+").find("[0-9]+")`;

const variables: Variable[] = [
  // dyn keeps the API server from warning that the CRD's schema knows none of the fields
  { name: 'spec', expression: 'dyn(object.spec)' },
  { name: 'servers', expression: 'variables.spec.?jetstream.?replicas.orValue(3)' },
  { name: 'streamReplicas', expression: streamReplicas('variables.spec.?jetstream.?streamConfig') },
  { name: 'exoticStreamReplicas', expression: streamReplicas('variables.spec.?jetstreamExotic.?streamConfig') },
  // an update that leaves the spec alone passes: the controller's finalizers, and the deletion of a bus that was always wrong
  { name: 'unchanged', expression: 'oldObject != null && object.spec == oldObject.spec' },
];

const validations: Validation[] = [
  {
    expression: 'variables.unchanged || variables.servers >= 3 && variables.servers % 2 == 1',
    message: 'spec.jetstream.replicas must be odd and at least 3: a quorum of 2 servers survives no failure, and one of 4 no more failures than one of 3',
  },
  {
    expression: 'variables.unchanged || !has(variables.spec.jetstream) || has(variables.spec.jetstream.persistence)',
    message: 'spec.jetstream.persistence is missing: a server without a volume loses its events with its pod',
  },
  {
    expression: 'variables.unchanged || !(variables.streamReplicas in ["0", "1", "2"])',
    message: 'replicas in spec.jetstream.streamConfig must be at least 3: with fewer, the events stop with one server',
  },
  {
    expression: cel`
      variables.unchanged
        || !has(variables.spec.jetstreamExotic)
        || !(variables.exoticStreamReplicas in ["", "0", "1", "2"])`,
    message: 'replicas in spec.jetstreamExotic.streamConfig must be at least 3: where it is missing, Argo Events makes a stream with one replica',
  },
];

/** The only server-side check these resources get: their CRD accepts any spec. */
export function eventBusCheck(namespaceSelector?: LabelSelector) {
  return validatingAdmissionPolicy({
    matchConstraints: {
      ...(namespaceSelector && { namespaceSelector }),
      resourceRules: [{ apiGroups: ['argoproj.io'], apiVersions: ['v1alpha1'], operations: ['CREATE', 'UPDATE'], resources: ['eventbus'] }],
    },
    variables,
    validations,
  });
}
