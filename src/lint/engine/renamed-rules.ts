/** Ids that rules had before, without `ha/`. Whoever wrote one in an annotation, a configuration, a baseline or an option keeps it. */
const NEW_IDS: Readonly<Record<string, string>> = {
  'anti-affinity-selector': 'anti-affinity-selects-nothing',
  'argo-events-version': 'old-argo-events',
  'autoscaler': 'ignored-autoscaler',
  'backoff-nanoseconds': 'backoff-in-nanoseconds',
  'backoff-value': 'invalid-backoff',
  'budget-percent': 'budget-in-percent',
  'bus-guard': 'no-bus-guard',
  'bus-memory': 'no-bus-memory',
  'bus-placement': 'bus-on-one-node',
  'bus-probe': 'no-bus-probe',
  'bus-secret': 'bus-secret-taken',
  'bus-size': 'invalid-bus-size',
  'bus-type': 'invalid-bus-type',
  'bus-zone-placement': 'bus-in-one-zone',
  'client-memory': 'no-client-memory',
  'client-placement': 'clients-on-one-node',
  'condition-dependency': 'unknown-condition-dependency',
  'condition-syntax': 'invalid-condition',
  'controller-budget': 'controller-budget-allows-all',
  'controller-replicas': 'controller-single-replica',
  'controller-service': 'controller-made-service',
  'dependency-event': 'unknown-dependency-event',
  'dependency-name-twice': 'duplicate-dependency-name',
  'dlq-at-least-once': 'dlq-without-at-least-once',
  'duplicates-short': 'duplicates-window-too-short',
  'duplicates-window': 'duplicates-window-too-long',
  'election-annotation': 'invalid-election-annotation',
  'election-annotation-late': 'ignored-election-change',
  'election-quorum': 'two-voters',
  'even-size': 'even-voters',
  'event-name-twice': 'duplicate-event-name',
  'exotic-replicas': 'exotic-single-replica',
  'exotic-shared': 'shared-exotic-stream',
  'exotic-url': 'invalid-exotic-url',
  'file-store-limit': 'file-store-exceeds-volume',
  'image-pull-policy': 'image-always-pulled',
  'jetstream-version': 'unlisted-jetstream-version',
  'joining-trigger': 'condition-forgets-events',
  'kubernetes-version': 'kubernetes-too-old',
  'lease-account': 'default-lease-account',
  'lease-permission': 'no-lease-permission',
  'lease-short': 'lease-too-short',
  'lease-timing-value': 'invalid-lease-timing',
  'lease-timings': 'contradictory-lease-timings',
  'max-payload': 'payload-exceeds-bus-limit',
  'memory-store-limit': 'unlimited-memory-store',
  'name': 'invalid-name',
  'nats-version': 'old-nats-server',
  'network-policy': 'blocking-network-policy',
  'node-loss-toleration': 'long-toleration',
  'object-twice': 'duplicate-object',
  'persistence-frozen': 'immutable-persistence',
  'pod-policy-version': 'unknown-pod-policy-version',
  'rate-limit-unit': 'unknown-rate-limit-unit',
  'retention': 'unsafe-retention',
  'safe-to-evict': 'not-safe-to-evict',
  'sensor-bucket': 'bucket-single-replica',
  'service-local': 'node-local-service',
  'service-port': 'unknown-service-port',
  'settings-late': 'ignored-settings-change',
  'spec-size': 'spec-too-large',
  'stream-config': 'invalid-stream-config',
  'stream-config-frozen': 'immutable-stream-config',
  'stream-config-value': 'invalid-stream-config-value',
  'stream-message-limit': 'shared-message-limit',
  'stream-replicas': 'too-many-stream-replicas',
  'stream-unlimited': 'unlimited-stream',
  'streaming-limit': 'shared-streaming-limit',
  'sync-interval': 'late-sync',
  'tied-to-one-zone': 'single-zone-affinity',
  'toleration-for-ever': 'unlimited-toleration',
  'topology-key': 'unknown-topology-key',
  'two-budgets': 'duplicate-budget',
  'version-latest': 'latest-jetstream-version',
  'volume-binding': 'immediate-volume-binding',
  'webhook-drain': 'no-webhook-drain',
  'webhook-endpoint-twice': 'duplicate-webhook-endpoint',
  'webhook-server': 'invalid-webhook-server',
};

/** An old id that somebody uses, and the one of today. */
export interface RenamedRule {
  readonly from: string;
  readonly to: string;
}

/** `from` has `ha/` or not; undefined for an id that no rule had before. */
export function renamedRule(id: string): RenamedRule | undefined {
  const name = id.replace(/^ha\//, '');
  return Object.hasOwn(NEW_IDS, name) ? { from: `ha/${name}`, to: `ha/${NEW_IDS[name]}` } : undefined;
}

/** The id of today. */
export function currentRuleId(id: string): string {
  return renamedRule(id)?.to ?? id;
}

export const RENAMED_RULES: readonly RenamedRule[] = Object.keys(NEW_IDS).map(id => renamedRule(id)!);

/** The ids that a rule had before. */
export function formerIds(id: string): readonly string[] {
  return RENAMED_RULES.filter(({ to }) => to === id).map(({ from }) => from);
}

/** `ha/bus-guard is now called ha/no-bus-guard`. */
export function renamedText({ from, to }: RenamedRule): string {
  return `${from} is now called ${to}. The old id still works`;
}
