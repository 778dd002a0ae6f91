import { Chart, Duration, Size } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, LeaderElection, WhenUnsatisfiable } from '../../src';
import { busChart, DEPENDENCY, nativeBusChart, QUEUE, sensorChart, shopChart, sourceChart, TRIGGER, WEBHOOK } from '../support/synth';

/** What cannot hold is refused at construction: what was given, what is allowed, what to do. */
type Case = [what: string, build: () => unknown, message: string];

const order = (more: object = {}) => ({ endpoint: '/order', port: '12000', method: 'POST', ...more });
const kafka = (more: object = {}) => ({ url: 'kafka:9092', topic: 'orders', consumerGroup: { groupName: 'shop' }, ...more });
const amqp = (more: object = {}) => ({ url: 'amqp://rabbit:5672', routingKey: 'orders', exchangeName: 'shop', exchangeType: 'topic', ...more });
const large = (bytes: number) => ({ payload: 'x'.repeat(bytes) });

const bus: Case[] = [
  ['2 servers', () => busChart({ replicas: 2 }),
    'replicas: got 2 JetStream servers. Their majority is 2, so 0 may fail. Allowed: 3 (1 may fail) or 5 (2 may fail); an even number tolerates no more failures than the odd number below it'],
  ['4 servers', () => busChart({ replicas: 4 }), 'replicas: got 4 JetStream servers. Their majority is 3, so 1 may fail. Allowed: 3 (1 may fail) or 5 (2 may fail)'],
  ['1 server', () => busChart({ replicas: 1 }), 'replicas: got 1 JetStream servers. Their majority is 1, so 0 may fail. Allowed: 3 (1 may fail) or 5'],
  ['7 servers', () => busChart({ replicas: 7 }), 'replicas: got 7 JetStream servers'],
  ['1 copy of an event', () => busChart({ stream: { replicas: 1 } }), 'stream.replicas: got 1 copies. Their majority is 1, so 0 may fail. Allowed: 3 or 5'],
  ['more copies than servers', () => busChart({ stream: { replicas: 5 } }),
    'stream.replicas: got 5 copies on 3 servers. NATS could never create the stream ("no suitable peers"). Allowed: at most 3; lower stream.replicas or set replicas to 5'],
  ['2 zones of which one may fail', () => busChart({ survives: FailureDomain.ZONE, zones: 2 }),
    'survives ZONE: got 2 zones. One zone then holds at least 2 of 3 servers, but only 1 may fail. Allowed: 3 zones or more; with fewer zones, survives: FailureDomain.NODE'],
  ['3 copies on 5 servers in 3 zones', () => busChart({ survives: FailureDomain.ZONE, replicas: 5, stream: { replicas: 3 } }),
    'survives ZONE: got 5 servers in 3 zones with stream.replicas 3. NATS may put two of the 3 copies into one zone, but only 1 may fail. '
    + 'Allowed: stream.replicas 5, or replicas 3'],
  ['5 servers in 3 zones without the pod policy', () => nativeBusChart({ survives: FailureDomain.ZONE, replicas: 5, podPolicy: false }),
    'survives ZONE: got 5 servers in 3 zones without the pod policy. Only its topology spread prevents 3 servers in one zone. Allowed: podPolicy: true, or replicas 3'],
  ['a name with a dot', () => busChart({ metadata: { name: 'shop.bus' } }), 'metadata.name: the name "shop.bus" cannot be used: it is part of the names of the bus\'s Service and StatefulSet'],
  ['a name of 41 characters', () => busChart({ metadata: { name: 'b'.repeat(41) } }), 'at most 40 characters'],
  ['a field that the controller drops', () => busChart({ containerTemplate: { livenessProbe: {} } as any }),
    'containerTemplate.livenessProbe is not a field of ContainerTemplate in Argo Events v1.9.11; the controller would drop it'],
  ['a keeper that is turned off by a boolean', () => busChart({ keeper: false as any }), 'keeper: got false. Allowed: an object, for example { enabled: false }'],
  ['a version that no controller lists', () => nativeBusChart({ version: '2.9.11' }),
    'version: got "2.9.11", which the install manifests of Argo Events v1.9.11 and the Helm chart 2.4.23 to 2.4.27 do not list; the bus would never start. '
    + 'Allowed: latest, 2.10.29, 2.10.10; or a version that your controller lists, with that list in jetStreamVersions'],
  ['a version that is not in the list of the user', () => nativeBusChart({ version: '2.10.29', jetStreamVersions: ['2.9.16', '2.12.12'] }),
    'version: got "2.10.29", which is not in jetStreamVersions; the bus would never start. Allowed: 2.12.12'],
  ['the default version where the list of the user lacks it', () => nativeBusChart({ jetStreamVersions: ['2.12.12', 'mine'] }),
    'version: got none, and the default 2.10.29 is not in jetStreamVersions; the bus would never start. Allowed: 2.12.12, mine'],
  ['an old version of the list of the user', () => nativeBusChart({ version: '2.9.16', jetStreamVersions: ['2.9.16', '2.12.12'] }),
    'version: got "2.9.16", which does not support sync_interval, which needs at least nats-server 2.10.0; the bus would never start. Allowed: 2.12.12'],
  ['an empty list of versions', () => busChart({ jetStreamVersions: [] }), 'jetStreamVersions: got a list. Allowed: a list with at least one version, such as "2.10.29"'],
  ['a version that does not know what is set', () => nativeBusChart({ version: '2.9.16' }),
    'version: got "2.9.16", which does not support sync_interval, which needs at least nats-server 2.10.0; the bus would never start. Allowed: latest, 2.10.29, 2.10.10'],
  ['a payload that stops nats-server', () => busChart({ maxPayload: '65MB' }), 'maxPayload: got "65MB". Allowed: a number of bytes, or one with KB or MB, for example "2MB"; at least 1KB, and at most 64MB'],
  ['a payload without a unit', () => busChart({ maxPayload: '2' }), 'maxPayload: got "2". Allowed: '],
  ['pings without a pause', () => busChart({ pingInterval: Duration.millis(0) }), 'pingInterval: got 0 ms. Allowed: Duration.millis(100) or more; the default is 1 s'],
  ['a payload with a directive of nats-server', () => busChart({ maxPayload: '2MB\nport: 1' }), 'Allowed: a number of bytes'],
  ['a payload that is no size', () => busChart({ maxPayload: 'much' }), 'maxPayload: got "much". Allowed: '],
  ['a volume that is no quantity', () => busChart({ persistence: { volumeSize: '20 GB' } }),
    'persistence.volumeSize: got "20 GB", which is not a Kubernetes quantity. Allowed: for example "20Gi" or "500M"'],
  ['a file store larger than its volume', () => busChart({ persistence: { volumeSize: '10Gi' }, jetstream: { maxFileStore: Size.gibibytes(10) } }),
    'jetstream.maxFileStore: got 10737418240 bytes on a volume of 10737418240. On a full volume, NATS turns JetStream off. '
    + 'Allowed: at most 95 % of the volume, 10200547328 bytes; enlarge persistence.volumeSize or lower jetstream.maxFileStore'],
  ['a stream larger than the volume', () => busChart({ persistence: { volumeSize: '10Gi' }, stream: { maxBytes: Size.gibibytes(10) } }),
    'stream.maxBytes: got 10737418240 bytes in a file store of 9126805504. No space would be left for the state of Sensors. '
    + 'Allowed: at most 95 % of the file store, 8670465228 bytes; enlarge persistence.volumeSize or lower stream.maxBytes'],
  ['duplicates remembered for longer than events are kept', () => busChart({ stream: { maxAge: Duration.minutes(10), duplicates: Duration.minutes(11) } }),
    'stream.duplicates: got 11m with stream.maxAge 10m. NATS rejects such a stream ("duplicates window can not be larger then max age"). '
    + 'Allowed: at most 10m; lower stream.duplicates or raise stream.maxAge'],
  ['a guard that nobody puts beside the pods', () => nativeBusChart({ podPolicy: false, busGuard: true }),
    'busGuard: got true with podPolicy false. Only the pod policy can add the guard to a pod. Allowed: podPolicy: true, or busGuard: false'],
  ['a drain that takes the majority', () => busChart({ podDisruptionBudget: { maxUnavailable: 2 } }),
    'podDisruptionBudget.maxUnavailable: got 2, but of 3 copies of an event 2 must run, so only 1 may be unavailable at once. Allowed: at most 1'],
  ['a drain that takes the majority of 3 copies on 5 servers', () => busChart({ replicas: 5, stream: { replicas: 3 }, podDisruptionBudget: { maxUnavailable: 2 } }),
    'podDisruptionBudget.maxUnavailable: got 2, but of 3 copies'],
  ['a bus elsewhere of 2 servers', () => HaEventBus.fromEventBusName(shopChart(), 'Bus', 'default', { replicas: 2 }), 'replicas: got 2 JetStream servers'],
  ['a bus elsewhere with a dot', () => HaEventBus.fromEventBusName(shopChart(), 'Bus', 'a.b'), 'eventBusName: the name "a.b" cannot be used'],
];

const source: Case[] = [
  ['a toleration that keeps a pod on a lost node for ever', () => sourceChart({ ...WEBHOOK, template: { tolerations: [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists' }] } }),
    'template.tolerations[0]: got node.kubernetes.io/unreachable without tolerationSeconds. A pod on a lost node would never be replaced. '
    + 'Allowed: tolerationSeconds, for example 10; or nodeLossToleration in place of the toleration'],
  ['no events', () => sourceChart({}), 'got no events. Give at least one event of one type, for example webhook: { order: { endpoint: \'/order\', port: \'12000\', method: \'POST\' } }'],
  ['a name with a dot', () => sourceChart({ ...WEBHOOK, metadata: { name: 'shop.orders' } }), 'metadata.name: the name "shop.orders" cannot be used: it is one token of the subject'],
  ['a name too long for its Service', () => sourceChart({ ...WEBHOOK, metadata: { name: 'o'.repeat(56) } }),
    '(64 characters). Allowed for that name: at most 63 characters, beginning with a letter; shorten metadata.name to at most 55'],
  ['a name with which no Service may begin', () => sourceChart({ ...WEBHOOK, metadata: { name: '1-orders' } }),
    'metadata.name: got "1-orders". The name of the generated Service would be "1-orders-webhook"'],
  ['an event with a dot', () => sourceChart({ webhook: { 'order.v1': order() } }), 'webhook.order.v1: the name "order.v1" cannot be used: it is one token of the subject'],
  ['an event with a wildcard', () => sourceChart({ webhook: { 'order*': order() } }), 'webhook.order*: the name "order*" cannot be used'],
  ['two types on one port', () => sourceChart({ webhook: { order: order() }, stripe: { paid: { webhook: order() } } }),
    'stripe.paid: got port 12000, which webhook already uses. Each type starts its own server, and the second server fails. Allowed: a different port for each type'],
  ['two events on one port and endpoint', () => sourceChart({ webhook: { order: order(), other: order() } }),
    'webhook.other: got port 12000 and endpoint /order, which webhook.order already uses. The second event gets no requests. Allowed: another endpoint or port'],
  ['the port of the metrics', () => sourceChart({ webhook: { order: order({ port: '7777' }) } }), 'webhook.order: got port 7777. Every pod of Argo Events serves its metrics on this port'],
  ['a port out of range', () => sourceChart({ webhook: { order: order({ port: '70000' }) } }), 'webhook.order: got port "70000". Allowed: a number from 1 to 65535, as a string'],
  ['no port', () => sourceChart({ webhook: { order: { endpoint: '/order' } } as any }), 'webhook.order: got no port or no endpoint. Both are required.'],
  ['types of two classes', () => sourceChart({ ...WEBHOOK, ...{ kafka: { paid: kafka() } } }),
    'got event types of two classes: webhook (all pods work) and kafka (one elected pod works). The controller rejects the EventSource. Allowed: one class; create an HaEventSource for each class'],
  ['one name in two types', () => sourceChart({ webhook: { order: order() }, github: { order: { events: ['*'], webhook: order({ port: '12001' }) } } }),
    'got the event "order" in both webhook and github. Sensors could not distinguish them. Allowed: unique event names in an EventSource; rename one'],
  ['1 pod', () => sourceChart({ ...WEBHOOK, replicas: 1 }), 'replicas: got 1. No pod runs while the pod is replaced. Allowed: 2 or more'],
  ['graft with 2 pods', () => sourceChart({ ...QUEUE, replicas: 2, leaderElection: LeaderElection.graft() }),
    'leaderElection: got graft with 2 replicas. Their majority is 2, so 0 may fail. Allowed: an odd number of at least 3 replicas, or LeaderElection.lease()'],
  ['graft with 4 pods', () => sourceChart({ ...QUEUE, replicas: 4, leaderElection: LeaderElection.graft() }), 'leaderElection: got graft with 4 replicas. Their majority is 3, so 1 may fail'],
  ['more than its bus survives', () => sourceChart({ ...WEBHOOK, survives: FailureDomain.ZONE }),
    'survives: got ZONE, but its EventBus "default" survives only NODE. Allowed: POD, NODE; or set survives on the bus to ZONE'],
  ['a soft spread over the zone that may fail', () => sourceChart({ ...WEBHOOK, zoneSpread: WhenUnsatisfiable.SCHEDULE_ANYWAY }, FailureDomain.ZONE),
    'zoneSpread: got SCHEDULE_ANYWAY with survives ZONE. The scheduler may then place all pods in one failure domain. '
    + 'Allowed: WhenUnsatisfiable.DO_NOT_SCHEDULE, the default; or survives: FailureDomain.NODE'],
  ['a soft spread over the node that may fail', () => sourceChart({ ...WEBHOOK, hostSpread: WhenUnsatisfiable.SCHEDULE_ANYWAY }),
    'hostSpread: got SCHEDULE_ANYWAY with survives NODE'],
  ['more pods than zones without the pod policy', () => {
    const chart = shopChart();
    const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE });
    return new HaEventSource(chart, 'Orders', { eventBus, ...WEBHOOK, replicas: 4 });
  }, 'replicas: got 4 in 3 zones without the pod policy. Anti-affinity allows one pod per zone, so 1 would never start. Allowed: at most 3, or podPolicy: true on the bus'],
  ['a grace period without time to finish', () => sourceChart({ ...WEBHOOK, terminationGracePeriod: Duration.seconds(30) }),
    'terminationGracePeriod: got 30 s with a preStopSleep of 10 s, which leaves 20 s to finish. A publish with retries takes up to 35 s. Allowed: at least 45 s'],
  ['a drain that takes all pods', () => sourceChart({ ...WEBHOOK, podDisruptionBudget: { maxUnavailable: 2 } }),
    'podDisruptionBudget.maxUnavailable: got 2, but of 2 pods one must run, so only 1 may be unavailable at once. Allowed: at most 1'],
  ['a drain that takes the voters', () => sourceChart({ ...QUEUE, podDisruptionBudget: { maxUnavailable: 2 } }),
    'podDisruptionBudget.maxUnavailable: got 2, but of 3 pods that elect one 2 must run, so only 1 may be unavailable at once. Allowed: at most 1'],
  ['a guard that the bus does not have', () => {
    const chart = shopChart();
    return new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus', { runtime: BusRuntime.NATIVE, busGuard: false }), ...WEBHOOK, busGuard: true });
  }, 'busGuard: got true, but the EventBus "default" has no bus guard. The configuration of the guard does not exist. '
    + 'Allowed: no busGuard; or runtime: BusRuntime.NATIVE and busGuard: true on the bus'],
  ['webhook retries without a guard', () => sourceChart({ ...WEBHOOK, busGuard: false, webhookGuard: true }),
    'webhookGuard: got true, but the EventBus has neither a node guard nor a bus guard. No guard would retry requests. Allowed: nodeGuard or busGuard on the bus, or webhookGuard: false'],
  ['a bus in another namespace', () => {
    const chart = shopChart();
    const other = new Chart(chart.node.root as any, 'other', { namespace: 'other' });
    return new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(other, 'Bus'), ...WEBHOOK });
  }, 'eventBus: got the EventBus "default" of namespace other in namespace shop. Argo Events finds a bus only in the same namespace. Allowed: a bus in the namespace of this chart'],
  ['a spec too long for its pods', () => sourceChart({ webhook: { order: order({ metadata: large(90_000) }) } }),
    'got a spec of 92146 bytes. It needs 122884 bytes in the variable EVENTSOURCE_OBJECT, and its pods could not start ("argument list too long"). Allowed: 117964 bytes'],
  ['a field that the controller drops', () => sourceChart({ ...WEBHOOK, template: { container: { livenessProbe: {} } as any } }), 'template.container.livenessProbe is not a field of Container in Argo Events v1.9.11'],
  ['deleteHookOnFinish', () => sourceChart({ github: { push: { events: ['push'], deleteHookOnFinish: true, webhook: order() } } }),
    'github.push.deleteHookOnFinish is unsafe: every terminating pod deletes the hook that all pods share'],
  ['kafka without consumerGroup', () => sourceChart({ kafka: { order: kafka({ consumerGroup: undefined }) } }), 'kafka.order.consumerGroup is unsafe: '],
  ['pubSub that deletes its subscription', () => sourceChart({ pubSub: { order: { deleteSubscriptionOnFinish: true } } }), 'pubSub.order.deleteSubscriptionOnFinish is unsafe: '],
  ['azureServiceBus without deferDelete', () => sourceChart({ azureServiceBus: { order: { queueName: 'orders' } as any } }), 'azureServiceBus.order.deferDelete is unsafe: '],
  ['an exclusive AMQP queue', () => sourceChart({ amqp: { order: amqp({ queueDeclare: { name: 'orders', durable: true, exclusive: true } }) } }), 'amqp.order.queueDeclare.exclusive is unsafe: '],
  ['the default AMQP queue', () => sourceChart({ amqp: { order: amqp() } }), 'amqp.order.queueDeclare is unsafe: the default queue is exclusive and not durable'],
];

const sensor: Case[] = [
  ['no dependencies', () => sensorChart({ dependencies: [] }), 'dependencies: got none. Allowed: at least one, for example source.event(\'order\')'],
  ['no triggers', () => sensorChart({ triggers: [] }), 'triggers: got none. Allowed: at least one'],
  ['a name with a dot', () => sensorChart({ metadata: { name: 'ful.fil' } }), 'metadata.name: the name "ful.fil" cannot be used: it is the name of the Sensor\'s key-value bucket'],
  ['a trigger with a blank', () => sensorChart({ triggers: [{ template: { name: 'log it' } }] }), 'triggers[0].template.name: the name "log it" cannot be used: it is part of a key'],
  ['a dependency with a blank', () => sensorChart({ dependencies: [{ ...DEPENDENCY, name: 'an order' }] }), 'dependencies.an order: the name "an order" cannot be used'],
  ['an event with a dot', () => sensorChart({ dependencies: [{ ...DEPENDENCY, eventName: 'order.v1' }] }), 'dependencies.order.eventName: the name "order.v1" cannot be used'],
  ['two dependencies of one name', () => sensorChart({ dependencies: [DEPENDENCY, { ...DEPENDENCY, eventName: 'paid' }] }),
    'dependencies: got the name "order" twice. Allowed: unique names; give one of them another name: source.event(\'order\', { name: \'...\' })'],
  ['two triggers of one name', () => sensorChart({ triggers: [TRIGGER, TRIGGER] }), 'triggers: got the name "log" twice. Allowed: unique names; give one of them another name'],
  ['a trigger without a template', () => sensorChart({ triggers: [{}] }), 'triggers[0].template: got none. The controller rejects the Sensor.'],
  ['retryStrategy without atLeastOnce', () => sensorChart({ triggers: [{ ...TRIGGER, atLeastOnce: false, retryStrategy: { steps: 3 } }] }),
    'triggers[0] "log": got retryStrategy with atLeastOnce false. Argo Events then acknowledges the event first and never retries. Allowed: atLeastOnce: true, or no retryStrategy'],
  ['dlqTrigger without atLeastOnce', () => sensorChart({ triggers: [{ ...TRIGGER, atLeastOnce: false, dlqTrigger: TRIGGER }] }),
    'triggers[0] "log": got dlqTrigger with atLeastOnce false. The dlqTrigger would never run. Allowed: atLeastOnce: true, or no dlqTrigger'],
  ['a dlqTrigger with atLeastOnce off', () => sensorChart({ triggers: [{ ...TRIGGER, dlqTrigger: { ...TRIGGER, atLeastOnce: false } }] }),
    'triggers[0] "log": got a dlqTrigger with atLeastOnce false. The controller rejects the Sensor. Allowed: atLeastOnce: true, the default'],
  ['a dlqTrigger without a template', () => sensorChart({ triggers: [{ ...TRIGGER, dlqTrigger: {} }] }), 'triggers[0].dlqTrigger.template: got none. The controller rejects the Sensor.'],
  ['conditions on an unknown dependency', () => sensorChart({ triggers: [{ template: { name: 'log', log: {}, conditions: 'order && (paid || !gone)' } }] }),
    'triggers[0] "log": got conditions "order && (paid || !gone)" with the unknown dependency "paid". Allowed: order'],
  ['1 pod', () => sensorChart({ replicas: 1 }), 'replicas: got 1. No pod runs while the pod is replaced. Allowed: 2 or more'],
  ['graft with 2 pods', () => sensorChart({ replicas: 2, leaderElection: LeaderElection.graft() }), 'leaderElection: got graft with 2 replicas. Their majority is 2, so 0 may fail.'],
  ['a drain that takes the voters', () => sensorChart({ podDisruptionBudget: { maxUnavailable: 2 } }), 'podDisruptionBudget.maxUnavailable: got 2, but of 3 pods that elect one'],
  ['a spec too long for its pods', () => sensorChart({ triggers: [{ template: { name: 'log', custom: { serverUrl: 'custom:80', spec: large(90_000) } } }] }), 'divide the triggers among several HaSensors'],
];

describe.each([['HaEventBus', bus], ['HaEventSource', source], ['HaSensor', sensor]])('%s refuses', (_, cases) => {
  test.each(cases)('%s', (__, build, message) => expect(build).toThrow(message));
});
