import { PART_NAMES } from './flow-names';
import { textOf } from './texts';
import { Assumption, NeededFact, Note } from '../analysis/codes/notes';

export const noteText = textOf<Note>({
  'drain-never-ends': block => `the drain never ends: ${block.reason === 'budget-allows-none' ? 'its PodDisruptionBudget allows no unavailable pod'
    : `${block.budgets} PodDisruptionBudgets select the same pods, and the eviction API answers 500`}`,
  'rollout-never-ends': ({ pods }) =>
    `the rollout never ends: a new pod has to start beside ${pods} old ones, and required anti-affinity leaves it no node; add matchLabelKeys: [pod-template-hash] to the term`,
  'pods-stay-pending': ({ part, pending, replicas }) => `${PART_NAMES[part]}: ${pending} of ${replicas} pods may find no node and wait indefinitely`,
});

/** The fact that is missing, and how to supply it. */
export const factText = textOf<NeededFact>({
  'pod-policy': () => 'whether the pod policy is installed (podPolicy)',
  'volumes-follow': () => 'whether another node can attach the volumes of the bus (volumesFollow)',
  'manifest': ({ kind, onlyBus }) =>
    `the ${kind}: add it to the manifests${onlyBus === undefined ? '' : `, or set spec.eventBusName: ${onlyBus}, the only EventBus of the namespace`}`,
  'rule': ({ message, needs }) => `${message} (${needs})`,
  'keeper': ({ bus, right }) => bus === undefined ? `whether a keeper watches the subscriptions of the bus: the right ${right}`
    : `whether a keeper watches the subscriptions of the bus ${bus}, which is not among the manifests`,
  'subscription-behavior': ({ busType }) => `what a bus of type ${busType} does when a subscription is deleted`,
  'bucket-replicas': ({ by }) => `whether ${by} raises the replicas of the Sensor\'s bucket: name the bucket and the number in its command`,
  'right-to-read': ({ kind, right }) => `the objects of kind ${kind}: the right ${right}`,
  'kafka-brokers': () => 'what the brokers of Kafka survive: add Kafka, KafkaNodePool and KafkaTopic of Strimzi to the manifests, where Strimzi runs them',
  'kafka-controllers': () => 'what the controllers of Kafka survive: only controllers that are brokers too are judged',
  'bus-servers': ({ busType }) =>
    `what the servers of a bus of type ${busType} survive: Argo Events does not make them, and their StatefulSet is not among the manifests`,
});

export const assumptionText = textOf<Assumption>({
  'topology': ({ zones, nodes }) => `the cluster is taken to have ${[zones === undefined ? [] : [`${zones} zones`], nodes === undefined ? [] : [`${nodes} nodes`]].flat().join(' with ')}; say zones and nodes to be sure (--zones, --nodes, or ha-events.yaml)`,
  'controller': ({ argoEventsVersion: version }) => `the controller is taken to come from the install manifests of Argo Events ${version}; say argoEventsVersion and controllerConfiguration, or chartVersion, to be sure (--argo-events-version ${version} --controller-configuration manifest, or ha-events.yaml)`,
  'pod-policy-unknown': () => 'it is not known whether the pod policy is installed; add it to the manifests, or say podPolicy (--pod-policy or --no-pod-policy, or ha-events.yaml)',
  'streaming-times-not-measured': () => 'the times of NATS Streaming are upper bounds that follow from its source; they were not measured',
  'kafka-times-not-measured': () => 'the times of Kafka are upper bounds that follow from the defaults of its brokers and of the client in Argo Events; they were not measured',
  'finding-suppressed': ({ rule, object, reason }) => `${rule} is suppressed for ${object}: ${reason}`,
  'rule-failed': ({ rule, message }) => `${rule} failed, which is a bug of this tool: ${message}`,
  'callers-elsewhere': ({ objects }) =>
    `callers are taken to reach the webhooks of ${objects.join(', ')} in another way, or by objects that are not among the manifests: no Service here is known to lead to the pods; add the Service to the manifests to be sure`,
  'nodes-allowed': ({ objects }) => `zones and nodes are taken to be those that nodeSelector and node affinity allow to ${objects.join(', ')}`,
});
