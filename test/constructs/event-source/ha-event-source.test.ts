import { Duration, JsonPatch, Testing } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import { FailureDomain, HaEventBus, HaEventSource, HaEventSourceProps, LeaderElection, WhenUnsatisfiable } from '../../../src';
import { only, ofKind, QUEUE, shopChart, sourceChart, WEBHOOK, yaml } from '../../support/synth';

type Props = Partial<HaEventSourceProps>;
const source = (props?: Props, survives?: FailureDomain) => only(sourceChart(props, survives), 'EventSource');
const podAnnotations = (props?: Props, survives?: FailureDomain) => source(props, survives).spec.template.metadata.annotations;
const ask = (annotation: string) => `cdk8s-argo-events-ha/${annotation}`;
const ELECTION = 'events.argoproj.io/leader-election';

test.each(Object.values(FailureDomain))('the objects of a webhook source that survives a lost %s', survives => {
  expect(yaml(sourceChart(WEBHOOK, survives))).toMatchSnapshot();
});

test('the objects of an elected source with a Lease', () => {
  expect(yaml(sourceChart({ ...QUEUE, replicas: 2 }))).toMatchSnapshot();
});

test('the objects can be reached under fixed paths', () => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus');
  const webhook = new HaEventSource(chart, 'Webhook', { eventBus, ...WEBHOOK });
  const queue = new HaEventSource(chart, 'Queue', { eventBus, ...QUEUE, replicas: 2 });
  expect(webhook.node.findChild('Resource')).toBe(webhook.eventSource);
  expect(webhook.node.findChild('PodDisruptionBudget')).toBe(webhook.podDisruptionBudget);
  expect(webhook.node.findChild('Service')).toBe(webhook.service);
  expect(queue.node.findChild('ServiceAccount')).toBe(queue.serviceAccount);
  expect(queue.node.findChild('Role')).toBe(queue.role);
  expect(queue.node.findChild('RoleBinding')).toBe(queue.roleBinding);
});

test('a JSON patch may add any field', () => {
  const chart = shopChart();
  const orders = new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus'), ...WEBHOOK });
  orders.eventSource.addJsonPatch(JsonPatch.add('/spec/newField', 1));
  expect(only(chart, 'EventSource').spec.newField).toBe(1);
});

describe('replicas and election', () => {
  test.each<[string, FailureDomain, number | undefined, object, number, string]>([
    ['a webhook', FailureDomain.POD, undefined, WEBHOOK, 2, 'none'],
    ['a webhook', FailureDomain.NODE, undefined, WEBHOOK, 2, 'none'],
    ['a webhook', FailureDomain.ZONE, undefined, WEBHOOK, 3, 'none'],
    ['a webhook', FailureDomain.ZONE, 4, WEBHOOK, 4, 'none'],
    ['an elected type', FailureDomain.POD, undefined, QUEUE, 3, 'graft'],
    ['an elected type', FailureDomain.NODE, undefined, QUEUE, 3, 'graft'],
    ['an elected type', FailureDomain.ZONE, undefined, QUEUE, 3, 'graft'],
    ['an elected type', FailureDomain.NODE, 2, QUEUE, 2, 'lease'],
    ['an elected type', FailureDomain.NODE, 4, QUEUE, 4, 'lease'],
    ['an elected type', FailureDomain.NODE, 5, QUEUE, 5, 'graft'],
  ])('%s that survives %s, %s replicas asked for: %# has its number of pods and its election', (_, survives, replicas, events, pods, election) => {
    const chart = sourceChart({ ...events, ...replicas && { replicas } }, survives);
    const { metadata, spec } = only(chart, 'EventSource');
    expect(spec.replicas).toBe(pods);
    expect(metadata.annotations[ELECTION]).toBe(election === 'lease' ? 'k8s' : undefined);
    expect(ofKind(chart, 'Role')).toHaveLength(election === 'lease' ? 1 : 0);
  });

  test('a Lease asked for is taken for an odd number too', () => {
    const { metadata } = source({ ...QUEUE, leaderElection: LeaderElection.lease() });
    expect(metadata.annotations[ELECTION]).toBe('k8s');
  });

  test('the label says the same as the annotation, so that the controller notices a change', () => {
    expect(source({ ...QUEUE, replicas: 2 }).metadata.labels).toEqual({ [ELECTION]: 'k8s' });
    expect(source(QUEUE).metadata.labels).toBeUndefined();
  });

  test('an active-active source never asks for a Lease', () => {
    const chart = sourceChart({ ...WEBHOOK, leaderElection: LeaderElection.lease() });
    expect(only(chart, 'EventSource').metadata.annotations[ELECTION]).toBeUndefined();
    expect(ofKind(chart, 'Role')).toEqual([]);
  });

  test('the timings of a Lease reach the pods in Go\'s words', () => {
    const timings = { leaseDuration: Duration.minutes(1), renewDeadline: Duration.millis(40500), retryPeriod: Duration.seconds(5) };
    const leaderElection = LeaderElection.lease(timings);
    expect(source({ ...QUEUE, leaderElection }).spec.template.container.env).toEqual([
      { name: 'LEADER_ELECTION_LEASE_DURATION', value: '1m' },
      { name: 'LEADER_ELECTION_RENEW_DEADLINE', value: '40500ms' },
      { name: 'LEADER_ELECTION_RETRY_PERIOD', value: '5s' },
      { name: 'GOMEMLIMIT', value: '241591910B' },
    ]);
  });

  test('the Role allows get and update of its own Lease, create of leases, and nothing else', () => {
    const chart = sourceChart({ ...QUEUE, replicas: 2 });
    expect(only(chart, 'Role').rules).toEqual([
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['eventsource-orders'], verbs: ['get', 'update'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
    ]);
    expect(only(chart, 'RoleBinding')).toMatchObject({
      roleRef: { kind: 'Role', name: 'eventsource-orders' },
      subjects: [{ kind: 'ServiceAccount', name: 'eventsource-orders' }],
    });
    expect(only(chart, 'ServiceAccount')).toMatchObject({ metadata: { name: 'eventsource-orders' }, automountServiceAccountToken: true });
    expect(only(chart, 'EventSource').spec.template.serviceAccountName).toBe('eventsource-orders');
  });

  test('a service account of the user gets the Role, and wins over the one in template', () => {
    const chart = shopChart();
    const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default');
    const serviceAccount = ServiceAccount.fromServiceAccountName(chart, 'Account', 'builder');
    new HaEventSource(chart, 'Orders', { eventBus, ...QUEUE, replicas: 2, serviceAccount, template: { serviceAccountName: 'other' } });
    expect(only(chart, 'EventSource').spec.template.serviceAccountName).toBe('builder');
    expect(only(chart, 'RoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'builder' }]);
    expect(ofKind(chart, 'ServiceAccount')).toEqual([]);
  });
});

describe('the PodDisruptionBudget', () => {
  test('lets a drain take one pod, and any pod that does not work', () => {
    const { metadata, spec } = only(sourceChart(), 'PodDisruptionBudget');
    expect(metadata.name).toBe('eventsource-orders');
    expect(spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { 'controller': 'eventsource-controller', 'eventsource-name': 'orders' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  test('is not emitted when it is turned off', () => {
    expect(ofKind(sourceChart({ ...WEBHOOK, podDisruptionBudget: { enabled: false } }), 'PodDisruptionBudget')).toEqual([]);
  });
});

describe('a lost node', () => {
  const toleration = (key: string, tolerationSeconds: number) => ({ key: `node.kubernetes.io/${key}`, operator: 'Exists', effect: 'NoExecute', tolerationSeconds });

  test('keeps its pods for 10 s', () => {
    expect(source().spec.template.tolerations).toEqual([toleration('not-ready', 10), toleration('unreachable', 10)]);
  });

  test('keeps them for as long as is asked for', () => {
    expect(source({ ...WEBHOOK, nodeLossToleration: Duration.minutes(1) }).spec.template.tolerations)
      .toEqual([toleration('not-ready', 60), toleration('unreachable', 60)]);
  });

  test('counts for pods with tolerations of their own too', () => {
    const own = { key: 'pool', operator: 'Exists' };
    expect(source({ ...WEBHOOK, template: { tolerations: [own] } }).spec.template.tolerations)
      .toEqual([toleration('not-ready', 10), toleration('unreachable', 10), own]);
  });

  test('counts differently where the template says so', () => {
    expect(source({ ...WEBHOOK, template: { tolerations: [toleration('unreachable', 5)] } }).spec.template.tolerations)
      .toEqual([toleration('not-ready', 10), toleration('unreachable', 5)]);
  });

  test('counts beside a toleration that only lets pods be scheduled', () => {
    const schedules = { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoSchedule' };
    expect(source({ ...WEBHOOK, template: { tolerations: [schedules] } }).spec.template.tolerations)
      .toEqual([toleration('not-ready', 10), toleration('unreachable', 10), schedules]);
  });
});

describe('spread', () => {
  const [zone, host] = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];

  test.each([
    [FailureDomain.POD, 'ScheduleAnyway', 'ScheduleAnyway'],
    [FailureDomain.NODE, 'ScheduleAnyway', 'DoNotSchedule'],
    [FailureDomain.ZONE, 'DoNotSchedule', 'ScheduleAnyway'],
  ])('to survive %s, the pod policy is asked for %s over zones and %s over hosts', (survives, zones, hosts) => {
    const annotations = podAnnotations(WEBHOOK, survives);
    expect(annotations[ask('zone-spread')]).toBe(zones);
    expect(annotations[ask('host-spread')]).toBe(hosts);
  });

  test('with the pod policy, anti-affinity is preferred', () => {
    const { podAntiAffinity } = source(WEBHOOK, FailureDomain.ZONE).spec.template.affinity;
    expect(Object.keys(podAntiAffinity)).toEqual(['preferredDuringSchedulingIgnoredDuringExecution']);
  });

  test.each([
    [FailureDomain.POD, [], [zone, host]],
    [FailureDomain.NODE, [host], [zone]],
    [FailureDomain.ZONE, [zone], [host]],
  ])('without the pod policy, what %s needs is required of pods of one revision', (survives, required, preferred) => {
    const chart = shopChart();
    const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { survives, podPolicy: false });
    new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...WEBHOOK });
    const { podAntiAffinity } = only(chart, 'EventSource').spec.template.affinity;
    const term = (topologyKey: string) => ({
      labelSelector: { matchLabels: { 'controller': 'eventsource-controller', 'eventsource-name': 'orders' } },
      matchLabelKeys: ['pod-template-hash'],
      topologyKey,
    });
    expect(podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution ?? []).toEqual(required.map(term));
    expect(podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution.map((soft: any) => soft.podAffinityTerm)).toEqual(preferred.map(term));
  });

  test('an affinity to nodes leaves the spread as it is', () => {
    const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'Exists' }] }] } };
    expect(source({ ...WEBHOOK, template: { affinity: { nodeAffinity } } }).spec.template.affinity)
      .toEqual({ nodeAffinity, podAntiAffinity: source().spec.template.affinity.podAntiAffinity });
  });
});

describe('what the pod policy is asked for', () => {
  test('a webhook is ready when /health answers, stays for 10 s after it is told to stop, and has 60 s in all', () => {
    expect(podAnnotations()).toMatchObject({
      [ask('pod-policy')]: 'v1',
      [ask('readiness-path')]: '/health',
      [ask('readiness-port')]: '12000',
      [ask('readiness-scheme')]: 'HTTP',
      [ask('liveness-path')]: '/metrics',
      [ask('liveness-port')]: '7777',
      [ask('pre-stop-sleep-seconds')]: '10',
      [ask('termination-grace-period-seconds')]: '60',
    });
  });

  test('a source without a server has no readiness, no sleep, and 50 s', () => {
    const annotations = podAnnotations(QUEUE);
    expect(Object.keys(annotations).filter(key => /readiness|pre-stop/.test(key))).toEqual([]);
    expect(annotations[ask('termination-grace-period-seconds')]).toBe('50');
  });

  test('a webhook with a certificate is probed over HTTPS', () => {
    const secret = (key: string) => ({ name: 'tls', key });
    const order = { ...WEBHOOK.webhook.order, serverCertSecret: secret('tls.crt'), serverKeySecret: secret('tls.key') };
    expect(podAnnotations({ webhook: { order } })[ask('readiness-scheme')]).toBe('HTTPS');
  });

  test('without the pod policy nothing is asked for', () => {
    const chart = shopChart();
    new HaEventSource(chart, 'Orders', { eventBus: HaEventBus.fromEventBusName(chart, 'Bus', 'default', { podPolicy: false }), ...WEBHOOK });
    expect(only(chart, 'EventSource').spec.template.metadata.annotations).toEqual({ 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' });
  });

  test('spread can be made harder', () => {
    const annotations = podAnnotations({ ...WEBHOOK, zoneSpread: WhenUnsatisfiable.DO_NOT_SCHEDULE });
    expect(annotations[ask('zone-spread')]).toBe('DoNotSchedule');
    expect(annotations[ask('host-spread')]).toBe('DoNotSchedule');
  });
});

describe('the Service', () => {
  const services = (chart: ReturnType<typeof shopChart>) => ofKind(chart, 'Service').filter(({ spec }) => spec.clusterIP !== 'None');
  const service = (chart: ReturnType<typeof shopChart>) => { expect(services(chart)).toHaveLength(1); return services(chart)[0]; };
  const ports = (chart: ReturnType<typeof shopChart>) => service(chart).spec.ports.map(({ name, port }: any) => [name, port]);
  const order = (port: string, more = {}) => ({ endpoint: '/order', port, method: 'POST', ...more });
  const tls = { serverCertSecret: { name: 'tls', key: 'tls.crt' }, serverKeySecret: { name: 'tls', key: 'tls.key' } };

  test('has one port for every port of the events, in order, and names it by its protocol', () => {
    const events = { webhook: { c: order('12002', tls), a: order('12000'), b: { ...order('12000'), endpoint: '/b' } }, stripe: { s: { webhook: order('9000') } } };
    expect(ports(sourceChart(events))).toEqual([['http-9000', 9000], ['http-12000', 12000], ['https-12002', 12002]]);
  });

  test('selects the pods of this source alone', () => {
    expect(service(sourceChart()).spec.selector).toEqual({ 'controller': 'eventsource-controller', 'eventsource-name': 'orders' });
  });

  test('is never the one of the controller, which changes its address', () => {
    expect(source().spec.service).toBeUndefined();
    expect(service(sourceChart()).metadata.name).toBe('orders-webhook');
  });

  test('is not emitted for a source without a server, or when it is turned off', () => {
    expect(services(sourceChart(QUEUE))).toEqual([]);
    expect(services(sourceChart({ ...WEBHOOK, service: { enabled: false } }))).toEqual([]);
  });
});

describe('GOMEMLIMIT', () => {
  const env = (container: object) => source({ ...WEBHOOK, template: { container } }).spec.template.container.env;

  test('is nine tenths of the memory limit', () => {
    expect(env({ resources: { limits: { memory: '1Gi' } } })).toEqual([{ name: 'GOMEMLIMIT', value: '966367641B' }]);
  });

  test('follows a memory request above the derived limit, which becomes the limit', () => {
    expect(env({ resources: { requests: { memory: '1Gi' } } })).toEqual([{ name: 'GOMEMLIMIT', value: '966367641B' }]);
  });

  test('of the user wins, and other variables stay', () => {
    const own = [{ name: 'GOMEMLIMIT', value: '100MiB' }, { name: 'LOG_LEVEL', value: 'debug' }];
    expect(env({ env: own })).toEqual(own);
  });
});

describe('an event as a dependency', () => {
  const orders = (() => {
    const chart = shopChart();
    return new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus'), metadata: { name: 'orders' }, ...WEBHOOK });
  })();

  test('is called like the event', () => {
    expect(orders.event('order')).toEqual({ name: 'order', eventSourceName: 'orders', eventName: 'order' });
  });

  test('takes a name and filters of its own', () => {
    const filters = { exprs: [{ expr: 'amount > 10', fields: [{ name: 'amount', path: 'body.amount' }] }] };
    const transform = { jq: '.body' };
    expect(orders.event('order', { name: 'large', filters, filtersLogicalOperator: 'or', transform }))
      .toEqual({ name: 'large', eventSourceName: 'orders', eventName: 'order', filters, filtersLogicalOperator: 'or', transform });
  });

  test('that the source does not define is refused', () => {
    expect(() => orders.event('ordre')).toThrow('the EventSource "orders" has no event "ordre". Allowed: order');
  });
});

test('the name is derived from the path where none is given', () => {
  const chart = shopChart();
  const orders = new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus'), ...WEBHOOK });
  expect(orders.eventSourceName).toMatch(/^shop-orders-[0-9a-f]{8}$/);
  expect(orders.service!.name).toBe(`${orders.eventSourceName}-webhook`);
  expect(orders.podDisruptionBudget!.name).toBe(`eventsource-${orders.eventSourceName}`);
});

test('under Argo CD every object comes after the bus and before the Sensors', () => {
  for (const manifest of Testing.synth(sourceChart({ ...QUEUE, replicas: 2 }))) {
    expect(manifest.metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('-1');
  }
});
