import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkText } from '../lint/support/check-text';
import { fieldCase } from '../lint/support/field-cases';

/** What the check says of every report of a user, by kind of fault: `severity rule path`, of unknowns `unknown rule`. */

const FOLDER = join(__dirname, '../lint/field');

interface Case {
  readonly says?: readonly string[];
  /** Rules that have nothing against it. */
  readonly silent?: readonly string[];
  /** Tested with its facts, files or corrections in a test of its own. */
  readonly in?: string;
}

const KINDS: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'election and buckets': {
    '02': { says: ['error ha/bucket-single-replica metadata.name'] },
    '04': { says: ['error ha/two-voters spec.replicas'] },
    '05': { says: ['error ha/two-voters spec.replicas'] },
    '06': { says: ['error ha/default-lease-account spec.template.serviceAccountName', 'warning ha/lease-too-short spec.template.container.env'] },
    '46': { says: ['error ha/no-lease-permission spec.template.serviceAccountName'] },
    '61': { silent: ['by-nack', 'by-shell', 'by-loop'].map(name => `Sensor/${name} ha/bucket-single-replica`) },
    '63': { silent: ['ha/no-lease-permission', 'ha/default-lease-account'] },
  },
  'what the controller cannot read or refuses': {
    20: { says: ['error ha/invalid-bus-type spec', 'error ha/dropped-field spec.template'] },
    21: { says: ['error ha/wrong-type spec.calendar'] },
    32: { says: ['error ha/mixed-event-classes spec.kafka'] },
    33: { says: ['error ha/wrong-type spec.webhook', 'error ha/wrong-type spec.sqs'] },
    34: { says: ['error ha/wrong-type spec.replicas', 'error ha/wrong-type spec.jetstream.version'] },
    35: { says: ['error ha/invalid-api-version apiVersion', 'warning ha/invalid-api-version kind'] },
    36: { says: ['error ha/dropped-field spec.template.spec', 'error ha/sensor-incomplete spec.dependencies.0.eventSourceName', 'error ha/dropped-field spec.circuit'] },
    57: { says: ['error ha/wrong-type spec.triggers.0.template.http.headers'] },
    58: { in: 'undecodable-and-refused' },
    59: { in: 'undecodable-and-refused' },
    73: { in: 'undecodable-and-refused' },
    74: { says: ['error ha/wrong-type spec.nats.native.maxPayload'] },
    75: { says: ['error ha/sensor-incomplete spec.triggers.0.template'] },
  },
  'fields without effect': {
    '09': { says: ['error ha/dropped-field spec.jetstream.topologySpreadConstraints'] },
    '12': { says: ['error ha/retry-without-at-least-once spec.triggers.0.retryStrategy', 'error ha/dlq-without-at-least-once spec.triggers.0.atLeastOnce'] },
    '24': { says: ['warning ha/image-always-pulled spec.template.container.imagePullPolicy'] },
    '45': { says: ['error ha/ignored-autoscaler spec.scaleTargetRef.kind'], silent: ['VerticalPodAutoscaler/bus ha/ignored-autoscaler'] },
    '51': { says: ['error ha/dropped-field spec.triggers.0.conditions'] },
    '82': { says: ['error ha/invalid-survives metadata.annotations.cdk8s-argo-events-ha/survives'] },
    '86': { says: ['error ha/sensor-incomplete spec.triggers.2.template.http.url', 'info ha/dropped-field spec.triggers.0.template.argoWorkflow.group'] },
  },
  'delivery': {
    11: { says: ['error ha/unsafe-retention spec.jetstream.streamConfig.retention', 'error ha/dropped-field spec.jetstream.streamConfig.retetention'] },
    18: { says: ['unknown ha/condition-forgets-events'] },
    22: { says: ['error ha/unsafe-event-option spec.github.push.deleteHookOnFinish'] },
    23: { says: ['error ha/unsafe-event-option spec.amqp.manual.consume.autoAck', 'error ha/unsafe-event-option spec.amqp.default.queueDeclare', 'warning ha/unsafe-event-type spec.amqp.auto'] },
    25: { says: ['error ha/shared-exotic-stream metadata.name'] },
    31: { says: ['error ha/no-calendar-permission spec.calendar.named.persistence.configMap', 'error ha/unsafe-event-option spec.calendar.unnamed.persistence'] },
    50: { says: ['error ha/bus-missing spec.eventBusName', 'error ha/unknown-dependency-event spec.dependencies.0.eventSourceName'] },
    52: { says: ['error ha/source-incomplete spec.kafka.nothing.consumerGroup', 'error ha/unsafe-event-option spec.kafka.partition.consumerGroup'], silent: ['spec.kafka.group.consumerGroup'] },
    76: { silent: ['ha/invalid-setting', 'ha/wrong-type'] },
    83: { says: ['warning ha/event-listener-ends spec.amqp'] },
  },
  'the bus': {
    10: { says: ['warning ha/file-store-exceeds-volume spec.jetstream.settings.max_file_store'] },
    15: { says: ['error ha/streaming-bus spec.nats'] },
    17: { in: 'lint/field-findings' },
    19: { says: ['warning ha/mesh-sidecar spec.jetstream.metadata'] },
    26: { says: ['error ha/too-many-stream-replicas spec.jetstream.streamConfig.replicas'] },
    27: { says: ['warning ha/preemptible-nodes spec.jetstream.nodeSelector', 'error ha/unsafe-event-option spec.pubSub.uploads.deleteSubscriptionOnFinish'] },
    28: { says: ['info ha/bus-pruned metadata.annotations.argocd.argoproj.io/sync-options'] },
    29: { says: ['error ha/object-recreated metadata.annotations.helm.sh/hook'] },
    56: { says: ['error ha/duplicate-streaming-dependency spec.dependencies.1.eventName'] },
    62: { silent: ['ha/wrong-type', 'ha/dropped-field'] },
    84: { says: ['unknown ha/bus-missing'] },
    85: { says: ['error ha/no-persistence spec.nats.native.persistence'] },
  },
  'versions and the controller': {
    '01': { says: ['error ha/old-argo-events spec.template.spec.containers'] },
    '03': { says: ['unknown ha/old-argo-events', 'warning ha/old-nats-server spec.jetstream.version'] },
    '07': { says: ['unknown ha/old-argo-events'] },
    '08': { says: ['unknown ha/unlisted-jetstream-version'] },
    '30': { says: ['error ha/controller-election-off spec.template.spec.containers'] },
    '47': { silent: ['ha/unlisted-jetstream-version', 'ha/invalid-stream-config-value'] },
  },
  'the way to a webhook, and policies': {
    16: { says: ['error ha/invalid-service-ports spec.service.ports.0.name'] },
    40: { says: ['error ha/unknown-route-service spec.rules.0.http.paths.0.backend.service.name'] },
    41: { says: ['error ha/unknown-route-port spec.rules.0.backendRefs.0.port'] },
    44: { silent: ['ha/node-local-service', 'ha/no-service'] },
    48: { says: ['error ha/blocking-network-policy spec.ingress'] },
    66: { says: ['error ha/invalid-service-ports spec.ports.0.name'] },
    71: { says: ['error ha/blocking-network-policy spec.egress'] },
  },
  'budgets, placement and corrections': {
    42: { says: ['error ha/budget-blocks spec.minAvailable'] },
    43: { says: ['error ha/duplicate-budget spec.selector', 'warning ha/budget-selects-several spec.selector'], silent: ['EventBus/default ha/no-budget', 'EventSource/hooks ha/no-budget'] },
    60: { silent: ['ha/wrong-type', 'ha/dropped-field'] },
    64: { says: ['error ha/unlimited-toleration spec.template.tolerations'], silent: ['EventBus/default ha/unlimited-toleration'] },
    68: { in: 'field/own-tests' },
    69: { silent: ['EventBus/default ha/not-safe-to-evict'] },
    70: { in: 'field/own-tests' },
  },
  'what is not rendered, and reports': {
    14: { in: 'field/own-tests' },
    37: { in: 'cli/not-looked-at' },
    38: { in: 'cli/not-looked-at' },
    39: { in: 'field/own-tests' },
    53: { in: 'analysis/dead-flows/field-cases' },
    54: { in: 'analysis/dead-flows/field-cases' },
    72: { says: ['unknown ha/not-rendered'] },
    80: { in: 'field/own-tests' },
    81: { in: 'analysis/dead-flows/field-cases' },
  },
};

const CASES = Object.entries(KINDS).flatMap(([kind, cases]) => Object.entries(cases).map(([number, expected]) => ({ kind, number, ...expected })));
const folderOf = (number: string) => readdirSync(FOLDER).find(name => name.startsWith(`${number}-`))!;

test('every case is in one kind', () => {
  expect(CASES.map(({ number }) => number).sort()).toEqual(readdirSync(FOLDER).map(name => name.slice(0, 2)).sort());
});

test.each(CASES.filter(({ says, silent }) => says ?? silent))('$kind: case $number', ({ number, says = [], silent = [] }) => {
  const { findings, unknowns } = checkText(fieldCase(folderOf(number))).report;
  const all = [
    ...findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`),
    ...unknowns.map(({ rule }) => `unknown ${rule}`),
  ];
  expect(all).toEqual(expect.arrayContaining([...says]));
  const named = findings.map(({ rule, object, path }) => `${object?.kind}/${object?.name} ${rule} ${path}`);
  expect(named.filter(line => silent.some(text => `${line} `.includes(`${text} `)))).toEqual([]);
});
