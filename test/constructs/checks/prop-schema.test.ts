import { Duration, Lazy } from 'cdk8s';
import { HaEventBus, HaEventSource, HaSensor, LeaderElection, PodProbe } from '../../../src';
import { busChart, sensorChart, shopChart, sourceChart, TRIGGER, WEBHOOK } from '../../support/synth';

const any = (value: unknown) => value as any;
const LAZY = Lazy.any({ produce: () => 3 });
const order = (more: object) => ({ ...WEBHOOK.webhook.order, ...more });

describe('values of a wrong type, from languages that have none, are refused', () => {
  test.each<[string, () => unknown, string]>([
    ['no bus', () => new HaEventSource(shopChart(), 'Orders', any(WEBHOOK)), 'eventBus: got undefined. Allowed: an HaEventBus, or HaEventBus.fromEventBusName(...)'],
    ['the name of a bus', () => sourceChart({ ...WEBHOOK, eventBus: any('default') }), 'eventBus: got the string "default". Allowed: an HaEventBus, or HaEventBus.fromEventBusName(...)'],
    ['no props', () => new HaSensor(shopChart(), 'Fulfil', any(undefined)), 'props: got undefined. Allowed: an object'],
    ['dependencies that are no list', () => sensorChart({ dependencies: any('order') }), 'dependencies: got the string "order". Allowed: a list of objects'],
    ['dependencies as texts', () => sensorChart({ dependencies: any(['order']) }), 'dependencies[0]: got the string "order". Allowed: an object'],
    ['triggers as an object', () => sensorChart({ triggers: any(TRIGGER) }), 'triggers: got an object. Allowed: a list of objects'],
    ['a domain that does not exist', () => busChart({ survives: any('ZONES') }), 'survives: got the string "ZONES". Allowed: FailureDomain.POD, FailureDomain.NODE, FailureDomain.ZONE'],
    ['a domain that does not exist', () => sensorChart({ survives: any('zone') }), 'survives: got the string "zone". Allowed: FailureDomain.POD'],
    ['replicas as text', () => busChart({ replicas: any('3') }), 'replicas: got the string "3". Allowed: a whole number'],
    ['replicas that are no number', () => sourceChart({ ...WEBHOOK, replicas: NaN }), 'replicas: got NaN. Allowed: a whole number'],
    ['half a pod', () => sensorChart({ replicas: 2.5 }), 'replicas: got 2.5. Allowed: a whole number'],
    ['zones that are no number', () => busChart({ zones: NaN }), 'zones: got NaN. Allowed: a whole number, 1 or more'],
    ['a port as number', () => sourceChart({ webhook: { order: order({ port: 12000 }) } }), 'webhook.order.port: got the number 12000. Allowed: a string, port: \'12000\''],
    ['a port as number below webhook', () => sourceChart({ stripe: { paid: { webhook: order({ port: 12000 }) } } }), 'stripe.paid.webhook.port: got the number 12000. Allowed: a string'],
    ['a Lazy for a number', () => busChart({ replicas: any(LAZY) }), 'replicas: got a cdk8s Lazy, whose value is not known before synth. Allowed: a whole number'],
    ['a Lazy for an object', () => busChart({ affinity: any(LAZY) }), 'affinity: got a cdk8s Lazy, whose value is not known before synth. Allowed: an object'],
    ['a Lazy in an event', () => sourceChart({ webhook: { order: order({ port: LAZY }) } }), 'webhook.order.port: got a cdk8s Lazy, whose value is not known before synth. Allowed: the value itself'],
    ['a flag as text', () => busChart({ podPolicy: any('false') }), 'podPolicy: got the string "false". Allowed: true or false'],
    ['a duration as number', () => sourceChart({ ...WEBHOOK, preStopSleep: any(10) }), 'preStopSleep: got 10. Allowed: a cdk8s Duration of whole seconds, for example Duration.seconds(30)'],
    ['a duration as text', () => busChart({ stream: { maxAge: any('72h') } }), 'stream.maxAge: got the string "72h". Allowed: a cdk8s Duration'],
    ['a size as text', () => busChart({ stream: { maxBytes: any('1GB') } }), 'stream.maxBytes: got the string "1GB". Allowed: a cdk8s Size, for example Size.gibibytes(10)'],
    ['another retention', () => busChart({ stream: any({ retention: 2 }) }), 'stream.retention is not a known prop and would be ignored. Allowed: replicas, maxAge, maxMsgs, maxBytes, duplicates, discard'],
    ['an election by name', () => sensorChart({ replicas: 2, leaderElection: any('graft') }), 'leaderElection: got the string "graft". Allowed: LeaderElection.graft() or LeaderElection.lease()'],
    ['a class instead of a value', () => sensorChart({ leaderElection: any(LeaderElection) }), 'leaderElection: got a function, LeaderElection.'],
    ['a probe as Kubernetes writes it', () => sourceChart({ ...WEBHOOK, readinessProbe: any({ httpGet: {} }) }), 'readinessProbe: got an object. Allowed: PodProbe.httpGet(...) or PodProbe.none()'],
    ['a spread by name', () => sourceChart({ ...WEBHOOK, zoneSpread: any('Must') }),
      'zoneSpread: got the string "Must". Allowed: WhenUnsatisfiable.DO_NOT_SCHEDULE, WhenUnsatisfiable.SCHEDULE_ANYWAY'],
    ['a service account by name', () => sensorChart({ serviceAccount: any('builder') }), 'serviceAccount: got the string "builder". Allowed: a cdk8s-plus ServiceAccount'],
    ['a percentage', () => busChart({ podDisruptionBudget: { maxUnavailable: any('34%') } }), 'podDisruptionBudget.maxUnavailable: got the string "34%". Allowed: a whole number, 1 or more'],
    ['a budget that lets no node be drained', () => busChart({ podDisruptionBudget: { maxUnavailable: 0 } }), 'podDisruptionBudget.maxUnavailable: got 0. Allowed: a whole number, 1 or more'],
    ['a misspelt prop', () => sourceChart(any({ ...WEBHOOK, replica: 3 })), 'replica is not a known prop and would be ignored. Did you mean replicas? Allowed: '],
    ['a misspelt event type', () => sourceChart(any({ webhok: WEBHOOK.webhook })), 'webhok is not a known prop and would be ignored. Did you mean webhook? Allowed: '],
    ['events as a list', () => sourceChart({ webhook: any([order({})]) }), 'webhook: got a list. Allowed: an object'],
    ['a misspelt field of an event', () => sourceChart({ webhook: { order: order({ endpont: '/' }) } }), 'webhook.order.endpont is not a field of WebhookEventSource'],
    ['a misspelt field of a trigger', () => sensorChart({ triggers: [any({ ...TRIGGER, retry: {} })] }), 'triggers[0].retry is not a field of Trigger'],
    ['a misspelt option of the bus', () => busChart(any({ streams: {} })), 'streams is not a known prop and would be ignored. Did you mean stream?'],
    ['a misspelt timing of a Lease', () => LeaderElection.lease(any({ leaseduration: 1 })), 'leaseduration is not a known prop and would be ignored. Did you mean leaseDuration?'],
    ['a timing of a Lease as number', () => LeaderElection.lease(any({ leaseDuration: 15 })), 'leaseDuration: got 15. Allowed: a cdk8s Duration'],
    ['a Lease that is retried without a pause', () => LeaderElection.lease({ retryPeriod: Duration.seconds(0) }), '> 1.2 x retryPeriod > 0, got 15000 ms, 10000 ms and 0 ms'],
    ['a misspelt option of a probe', () => PodProbe.httpGet('/', 1, any({ tlss: true })), 'tlss is not a known prop and would be ignored. Did you mean tls?'],
    ['a probe without a path', () => PodProbe.httpGet(any(undefined), 1), 'a probe\'s path begins with a slash, got undefined'],
    ['a port of a probe as text', () => PodProbe.httpGet('/', any('80')), 'a probe\'s port is a whole number from 1 to 65535, got the string "80"'],
    ['half a second', () => sourceChart({ ...WEBHOOK, nodeLossToleration: Duration.millis(500) }), 'nodeLossToleration: got an object. Allowed: a cdk8s Duration of whole seconds'],
    ['what looks like a bus', () => sourceChart({ ...WEBHOOK, eventBus: any({ eventBusName: 'default', survives: 'NODE' }) }), 'eventBus: got an object. Allowed: an HaEventBus'],
    ['a service account without a name', () => sensorChart({ serviceAccount: any({ name: '' }) }), 'serviceAccount: got an object. Allowed: a cdk8s-plus ServiceAccount'],
    ['a probe without a slash', () => PodProbe.httpGet('health', 1), 'a probe\'s path begins with a slash, got "health"'],
  ])('%s', (_, build, message) => expect(build).toThrow(message));

  test('an option of a dependency that is misspelt is refused', () => {
    const chart = shopChart();
    const source = new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus'), ...WEBHOOK });
    expect(() => source.event('order', any({ filter: {} }))).toThrow('filter is not a known prop and would be ignored. Did you mean filters?');
    expect(() => source.event('order', any(null))).toThrow('props: got null. Allowed: an object');
  });

  test('undefined and null are the same as nothing', () => {
    expect(() => busChart({ survives: undefined, replicas: any(null), stream: { replicas: undefined, maxAge: any(null) } })).not.toThrow();
    const template = any({ metadata: null, tolerations: null, container: null });
    expect(() => sourceChart({ ...WEBHOOK, survives: undefined, replicas: any(null), kafka: undefined, template })).not.toThrow();
  });
});
