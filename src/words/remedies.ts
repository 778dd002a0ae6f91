import { formatDuration } from './duration';
import { PART_NAMES } from './flow-names';
import { eventType, unsafeOption } from './losses';
import { targetText } from './targets';
import { textOf } from './texts';
import { Remedy, RemedyAction } from '../analysis/codes/remedy';

const POLICY = 'HaPodPolicy in the cluster and the annotation';

/** What to change, without where. */
export const actionText = textOf<RemedyAction>({
  'use-jetstream': () => 'a JetStream bus, whose servers restart one after another',
  'probe-servers': () => 'a readiness probe on /healthz, port 8222',
  'add-servers': ({ replicas }) => `at least ${replicas} servers, and replicas: ${replicas} in streamConfig`,
  'replicate-stream': ({ replicas }) => `replicas: ${replicas}; edit an existing stream separately`,
  'allow-one-eviction': ({ pods }) => `maxUnavailable: 1${pods === 'bus' ? ' over the pods of the bus' : ', so that a drain waits for each replacement'}`,
  'add-brokers': ({ replicas }) => `at least ${replicas} brokers`,
  'replicate-topics': ({ replicas, minInsync }) => `replicas: ${replicas} and min.insync.replicas: ${minInsync} for the topics of the bus, __consumer_offsets and __transaction_state`,
  'spread-servers': ({ most, replicas }) => `required anti-affinity, so that no node or zone has more than ${most} of the ${replicas} servers`,
  'install-bus-guard': () => `put the guard beside the pods: ${POLICY} cdk8s-argo-events-ha/bus-guard on the pods`,
  'install-node-guard': () => 'run one on each node: HaEventBus makes it unless nodeGuard has enabled: false',
  'add-pods': ({ replicas }) => `run at least ${replicas} pods`,
  'add-voters': ({ replicas }) => `${replicas} pods, so that 2 of ${replicas} can elect; or the annotation events.argoproj.io/leader-election: k8s`,
  'add-voters-or-probe': ({ replicas }) => `${replicas} pods, so that another one is elected; or a liveness probe by the pod policy`,
  'install-keeper': () => 'the keeper of HaEventBus or of ha-events emit keeper, which watches the subscriptions',
  'require-anti-affinity': () => 'make the anti-affinity required, with matchLabelKeys: [pod-template-hash]: the scheduler may place the pods together against a preference',
  'spread-voters': ({ votes, replicas }) => `spread the ${replicas} pods over more zones and nodes, so that ${votes} are left`,
  'spread-pods': () => 'spread the pods over nodes and zones',
  'shorten-tolerations': ({ seconds, from }) => `tolerate not-ready and unreachable for ${seconds} s instead of ${formatDuration(from)}`,
  'limit-pods-to-domains': () => 'no more pods than the required anti-affinity or spread has zones and nodes for',
  'read-bucket-from-leader': () => 'allow_direct: false, before a Sensor uses it or while it runs without conditions; the Job of HaSensor does so',
  'replicate-bucket': ({ replicas }) => `nats kv edit <sensor> --replicas ${replicas}, in a Job; HaSensor brings one, and has the leader read`,
  'upgrade': ({ version }) => `upgrade to ${version}`,
  'repeat-requests': () => 'retry the rejected request; only a retry, or faster detection of lost nodes, helps here',
  'install-pre-stop-sleep': () => `${POLICY} cdk8s-argo-events-ha/pre-stop-sleep-seconds: "10" on the pods`,
  'install-readiness-probe': () => `${POLICY}s cdk8s-argo-events-ha/readiness-* on the pods`,
  'install-pod-policy': () => 'install it, and add it to the manifests or say podPolicy: true',
  'replace-event-type': ({ type }) => eventType(type).instead ?? '',
  'change-event-option': ({ type, option }) => unsafeOption(type, option).instead,
  'correct-finding': ({ message }) => message,
});

/** `Sensor spec.replicas: run at least 2 pods`. */
export function remedyText(remedy: Remedy): string {
  return `${PART_NAMES[remedy.part]} ${targetText(remedy.target)}: ${actionText(remedy)}`;
}
