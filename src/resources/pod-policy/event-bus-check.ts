import { LabelSelector } from '../../../imports/argo-events';
import { cel } from './cel';
import { Validation } from './pod-addition';
import { validatingAdmissionPolicy } from './validating-admission-policy';

const JETSTREAM = 'variables.spec.?jetstream';

/** A line `replicas: N` of streamConfig, which is YAML in a string. */
const STREAM_REPLICAS = 'find("(?m)^ *replicas: *[0-9]+").find("[0-9]+")';

/** An update that leaves the spec alone passes: the controller's finalizers, and the deletion of a bus that was always wrong. */
const unchanged = 'oldObject != null && object.spec == oldObject.spec';

const validations: Validation[] = [
  check(
    `${JETSTREAM}.?replicas.orValue(3) >= 3 && ${JETSTREAM}.?replicas.orValue(3) % 2 == 1`,
    'spec.jetstream.replicas must be odd and at least 3: fewer, or one more than an odd number, keep their quorum through no more failures',
  ),
  check(
    `!${JETSTREAM}.hasValue() || ${JETSTREAM}.?persistence.hasValue()`,
    'spec.jetstream.persistence is missing: a server without a volume loses its events with its pod',
  ),
  check(
    `!(${JETSTREAM}.?streamConfig.orValue("").${STREAM_REPLICAS} in ["1", "2"])`,
    'replicas in spec.jetstream.streamConfig must be at least 3: with 1 or 2 the events stop with one server',
  ),
  check(
    `!variables.spec.?jetstreamExotic.hasValue() || !(variables.spec.jetstreamExotic.?streamConfig.orValue("").${STREAM_REPLICAS} in ["", "0", "1", "2"])`,
    'replicas in spec.jetstreamExotic.streamConfig must be at least 3: where it is missing, Argo Events makes a stream with one replica',
  ),
];

function check(expression: string, message: string): Validation {
  return { expression: cel`
    ${unchanged}
      || ${expression}`, message };
}

/** The only server-side check these resources get: their CRD accepts any spec. */
export function eventBusCheck(namespaceSelector?: LabelSelector) {
  return validatingAdmissionPolicy({
    matchConstraints: {
      ...(namespaceSelector && { namespaceSelector }),
      resourceRules: [{ apiGroups: ['argoproj.io'], apiVersions: ['v1alpha1'], operations: ['CREATE', 'UPDATE'], resources: ['eventbus'] }],
    },
    // dyn keeps the API server from warning that the CRD's schema knows none of these fields
    variables: [{ name: 'spec', expression: 'dyn(object.spec)' }],
    validations,
  });
}
