import { Chart, Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps, HaNodeGuard, ServiceTrafficPolicy, WebhookServiceType } from '../../../src';
import { Manifest, shopChart, WEBHOOK } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const named = (manifests: Manifest[], kind: string, name: string) =>
  manifests.find(manifest => manifest.kind === kind && manifest.metadata.name === name);

/** Own servers with one EventSource, and what differs. */
function shop(bus: HaEventBusProps = {}, source: Partial<HaEventSourceProps> = {}, chart = shopChart()): Manifest[] {
  const eventBus = new HaEventBus(chart, 'Bus', bus);
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...WEBHOOK, ...source });
  return Testing.synth(chart);
}

const on = (kubernetesVersion: string): HaEventBusProps => ({ nodeGuard: { props: { kubernetesVersion } } });
const portNames = (daemonSet: Manifest): string[] => daemonSet.spec.template.spec.containers[0].ports.map(({ name }: any) => name);
const config = (manifests: Manifest[], guard: string): string => named(manifests, 'ConfigMap', guard).data['haproxy.cfg'];
const GUARD = 'eventbus-default-node-guard';

describe('own servers', () => {
  test.each(Object.values(FailureDomain))('have a guard by default, to survive %s: clients and callers reach it', survives => {
    const manifests = shop({ survives });
    expect(manifests.filter(({ kind }) => kind === 'DaemonSet').map(({ metadata }) => metadata.name)).toEqual([GUARD]);
    for (const service of ['eventbus-default', 'orders-webhook']) {
      expect(named(manifests, 'Service', service).spec.selector).toEqual({ 'app.kubernetes.io/component': 'node-guard', 'cdk8s-argo-events-ha/node-guard': GUARD });
    }
  });

  test('have none when it is turned off: clients then reach the servers, and callers the pods', () => {
    const manifests = shop({ nodeGuard: { enabled: false } });
    expect(manifests.filter(({ kind }) => kind === 'DaemonSet')).toEqual([]);
    expect(named(manifests, 'Service', 'eventbus-default').spec.selector).toMatchObject({ 'cdk8s-argo-events-ha/bus': 'default' });
    expect(named(manifests, 'Service', 'orders-webhook').spec).toMatchObject({ selector: { 'eventsource-name': 'orders' }, ports: [{ targetPort: 12000 }] });
  });

  test('have guards with a share of a busy processor, as the traffic of a node goes through its guard, and with a memory limit', () => {
    const resources = (given?: object) =>
      named(shop(given && { nodeGuard: { props: { resources: given } } }), 'DaemonSet', GUARD).spec.template.spec.containers[0].resources;
    expect(resources()).toEqual({ requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } });
    expect(resources({ requests: { cpu: '20m' } }).requests).toEqual({ cpu: '20m', memory: '64Mi' });
  });

  test('have a guard whose image is pulled with the Secrets of the bus, unless the guard has its own', () => {
    const pullSecrets = (nodeGuard?: HaEventBusProps['nodeGuard']) =>
      named(shop({ imagePullSecrets: [{ name: 'registry' }], nodeGuard }), 'DaemonSet', GUARD).spec.template.spec.imagePullSecrets;
    expect(pullSecrets()).toEqual([{ name: 'registry' }]);
    expect(pullSecrets({ props: { imagePullSecrets: [{ name: 'mirror' }] } })).toEqual([{ name: 'mirror' }]);
  });

  test('the address of the bus leads to the guard of the node of the client only, on any version of Kubernetes', () => {
    for (const version of ['1.30', '1.36']) {
      const manifests = shop(on(version));
      const { selector, ports, internalTrafficPolicy, trafficDistribution } = named(manifests, 'Service', 'eventbus-default').spec;
      expect({ internalTrafficPolicy, trafficDistribution }).toEqual({ internalTrafficPolicy: 'Local', trafficDistribution: undefined });
      const { spec: { template } } = named(manifests, 'DaemonSet', GUARD);
      expect(template.metadata.labels).toMatchObject(selector);
      expect(template.spec.containers[0].ports).toContainEqual({ name: ports[0].targetPort, containerPort: 4222, protocol: 'TCP' });
    }
  });

  test('each server has an address that stays when its pod is replaced, and that leads to it before it is Ready', () => {
    const manifests = shop({ replicas: 5, survives: FailureDomain.NODE });
    for (const ordinal of [0, 1, 2, 3, 4]) {
      expect(named(manifests, 'Service', `eventbus-default-server-${ordinal}`).spec).toMatchObject({
        selector: { 'statefulset.kubernetes.io/pod-name': `eventbus-default-${ordinal}` }, publishNotReadyAddresses: true,
      });
      expect(config(manifests, GUARD)).toContain(`server eventbus-default-${ordinal} "eventbus-default-server-${ordinal}.shop.svc.cluster.local:4222"`);
    }
  });
});

describe('callers of webhooks', () => {
  test.each([
    ['1.33', { internalTrafficPolicy: 'Local' }],
    ['1.34', { trafficDistribution: 'PreferSameNode' }],
    ['v1.36.4', { trafficDistribution: 'PreferSameNode' }],
  ])('on Kubernetes %s come to the guard of their node: %j', (version, expected) => {
    const { selector, ports, ...fields } = named(shop(on(version)), 'Service', 'orders-webhook').spec;
    expect(fields).toEqual(expected);
  });

  test.each([['1.33', 'PreferClose', 'PreferClose'], ['1.36', 'PreferSameNode', 'PreferSameZone']])('guards on Kubernetes %s prefer pods by %s, and servers by %s', (version, pods, servers) => {
    const manifests = shop(on(version));
    expect(named(manifests, 'Service', 'orders-near').spec.trafficDistribution).toBe(pods);
    expect(named(manifests, 'Service', 'orders-pods').spec.trafficDistribution).toBeUndefined();
    expect(named(manifests, 'Service', 'eventbus-default-near').spec.trafficDistribution).toBe(servers);
  });

  test('reach a port of the guard by its name, so that guards without it are left out while they roll out', () => {
    const manifests = shop();
    const { ports } = named(manifests, 'Service', 'orders-webhook').spec;
    expect(ports).toEqual([{ name: 'http-12000', port: 12000, targetPort: expect.stringMatching(/^hook-[0-9a-f]{10}$/), protocol: 'TCP', appProtocol: 'http' }]);
    expect(portNames(named(manifests, 'DaemonSet', GUARD))).toContain(ports[0].targetPort);
  });

  test('reach the pods themselves when the webhook guard is turned off', () => {
    const manifests = shop({}, { webhookGuard: false });
    expect(named(manifests, 'Service', 'orders-webhook').spec).toMatchObject({ selector: { 'eventsource-name': 'orders' }, ports: [{ targetPort: 12000 }] });
    expect(portNames(named(manifests, 'DaemonSet', GUARD))).toHaveLength(1);
  });

  test('of a webhook with a certificate of its own are passed on as they come', () => {
    const secret = { name: 'tls', key: 'tls.crt' };
    const manifests = shop({}, { webhook: { order: { ...WEBHOOK.webhook.order, serverCertSecret: secret, serverKeySecret: secret } } });
    expect(config(manifests, GUARD)).toMatch(/^listen tls-\d+ from tcp$/m);
    expect(named(manifests, 'Service', 'orders-webhook').spec.ports).toMatchObject([{ name: 'https-12000', targetPort: expect.stringMatching(/^hook-/) }]);
  });

  test('an EventSource without a webhook has no ports in the guard', () => {
    expect(portNames(named(shop({}, { webhook: undefined, redisStream: { base: { hostAddress: 'redis:6379', streams: ['a'] } } } as any), 'DaemonSet', GUARD))).toHaveLength(1);
  });
});

describe('callers from outside', () => {
  const ports = [{ webhookPort: 12000, port: 80 }];

  test.each([
    [WebhookServiceType.LOAD_BALANCER, 'LoadBalancer'],
    [WebhookServiceType.NODE_PORT, 'NodePort'],
  ])('by %s reach the guard of the node at which they arrive', (type, kubernetes) => {
    expect(named(shop({}, { service: { type, ports } }), 'Service', 'orders-webhook').spec)
      .toMatchObject({ type: kubernetes, externalTrafficPolicy: 'Local', ports: [{ port: 80, targetPort: expect.stringMatching(/^hook-/) }] });
  });

  test('by a port of the nodes without node guards reach any pod, since not every node has one', () => {
    const { spec } = named(shop({ nodeGuard: { enabled: false } }, { service: { type: WebhookServiceType.NODE_PORT } }), 'Service', 'orders-webhook');
    expect(spec.externalTrafficPolicy).toBeUndefined();
  });

  test('what is given is passed on', () => {
    const service = {
      type: WebhookServiceType.LOAD_BALANCER,
      loadBalancerClass: 'internal',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      externalTrafficPolicy: ServiceTrafficPolicy.CLUSTER,
      internalTrafficPolicy: ServiceTrafficPolicy.CLUSTER,
      ipFamilies: ['IPv4', 'IPv6'],
      ipFamilyPolicy: 'PreferDualStack',
      ports: [{ webhookPort: 12000, port: 80, nodePort: 30080 }],
    };
    const { ports: made, selector, ...fields } = named(shop({}, { service }), 'Service', 'orders-webhook').spec;
    const { ports: given, ...rest } = service;
    expect(fields).toEqual(rest);
    expect(made).toMatchObject([{ port: 80, nodePort: 30080 }]);
    expect(selector).toBeDefined();
  });

  test.each<[string, HaEventSourceProps['service'], string]>([
    ['a port on which no event listens', { ports: [{ webhookPort: 80 }] }, 'service.ports[0].webhookPort: got 80. No event listens on this port. Allowed: 12000'],
    ['a port twice', { ports: [{ webhookPort: 12000 }, { webhookPort: 12000, port: 80 }] }, 'service.ports: got the webhook port 12000 twice. Allowed: each webhook port once'],
    ['a node port that has no effect', { ports: [{ webhookPort: 12000, nodePort: 30080 }] },
      'service.ports[0].nodePort: got 30080 for a Service of type ClusterIP. The nodePort has no effect. Allowed: type NODE_PORT or LOAD_BALANCER, or no nodePort'],
    ['a class that has no effect', { type: WebhookServiceType.NODE_PORT, loadBalancerClass: 'internal' },
      'service.loadBalancerClass: got a value for a Service of type NodePort. The value has no effect. Allowed: type LoadBalancer, or no value'],
    ['a policy that has no effect', { externalTrafficPolicy: ServiceTrafficPolicy.LOCAL },
      'service.externalTrafficPolicy: got a value for a Service of type ClusterIP. The value has no effect. Allowed: type NodePort or LoadBalancer, or no value'],
    ['a preference that has no effect', { internalTrafficPolicy: ServiceTrafficPolicy.LOCAL, trafficDistribution: 'PreferSameZone' },
      'service.trafficDistribution: got PreferSameZone with internalTrafficPolicy LOCAL. LOCAL routes only to pods of the same node. Allowed: one of the two'],
    ['a port that cannot be', { ports: [{ webhookPort: 12000, port: 70000 }] }, 'service.ports[0].port: got 70000. Allowed: a port, 1 to 65535'],
    ['a family that is none', { ipFamilies: ['ipv4'] }, 'service.ipFamilies[0]: got the string "ipv4". Allowed: IPv4, IPv6'],
  ])('%s is refused', (_, service, message) => {
    expect(() => shop({}, { service })).toThrow(message);
  });
});

describe('a native bus', () => {
  test('has no guard by default', () => {
    expect(shop({ runtime: BusRuntime.NATIVE }).filter(({ kind }) => kind === 'DaemonSet')).toEqual([]);
  });

  test('that asks for one has its webhooks guarded, in place of the guards in the pods, which keep the bus', () => {
    const manifests = shop({ runtime: BusRuntime.NATIVE, nodeGuard: { enabled: true } });
    expect(portNames(named(manifests, 'DaemonSet', GUARD))).toEqual([expect.stringMatching(/^hook-/)]);
    expect(named(manifests, 'ConfigMap', 'eventsource-orders-guard')).toBeUndefined();
    expect(named(manifests, 'ConfigMap', 'eventbus-default-guard')).toBeDefined();
  });
});

describe('a bus that is made elsewhere', () => {
  test('can have its webhooks guarded', () => {
    const chart = shopChart();
    const nodeGuard = new HaNodeGuard(chart, 'Guard');
    const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { nodeGuard });
    new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...WEBHOOK });
    const manifests = Testing.synth(chart);
    expect(named(manifests, 'Service', 'orders-webhook').spec.selector).toEqual({ 'app.kubernetes.io/component': 'node-guard', 'cdk8s-argo-events-ha/node-guard': 'node-guard' });
  });
});

describe('one guard for several buses', () => {
  function app() {
    const platform = new Chart(Testing.app(), 'platform', { namespace: 'platform' });
    const guard = new HaNodeGuard(platform, 'Guard', { kubernetesVersion: '1.36' });
    const teams = ['shop', 'mail'].map(namespace => {
      const chart = new Chart(platform.node.root as any, namespace, { namespace });
      shop({ nodeGuard: { guard } }, {}, chart);
      return chart;
    });
    return [platform, ...teams].map(chart => Testing.synth(chart));
  }

  test('has a port for each bus and webhook', () => {
    const [platform] = app();
    const ports = named(platform, 'DaemonSet', 'node-guard').spec.template.spec.containers[0].ports;
    expect(ports).toHaveLength(4);
    expect(new Set(ports.map(({ containerPort }: any) => containerPort)).size).toBe(4);
    expect(new Set(ports.map(({ name }: any) => name)).size).toBe(4);
  });

  test('has the Services in its own namespace, and the buses and EventSources keep their addresses', () => {
    const [platform, shopManifests] = app();
    expect(named(platform, 'Service', 'shop-orders-webhook').spec).toMatchObject({ trafficDistribution: 'PreferSameNode', ports: [{ port: 12000 }] });
    expect(named(platform, 'Service', 'shop-eventbus-default').spec).toMatchObject({ internalTrafficPolicy: 'Local', ports: [{ port: 4222 }] });
    expect(named(shopManifests, 'Service', 'orders-webhook').spec).toEqual({ type: 'ExternalName', externalName: 'shop-orders-webhook.platform.svc.cluster.local' });
    expect(named(shopManifests, 'Service', 'eventbus-default').spec).toEqual({ type: 'ExternalName', externalName: 'shop-eventbus-default.platform.svc.cluster.local' });
    expect(named(shopManifests, 'EventBus', 'default').spec.jetstreamExotic.url).toBe('nats://eventbus-default.shop.svc:4222');
  });

  test('finds servers and pods by names with their namespaces', () => {
    const [platform] = app();
    for (const namespace of ['shop', 'mail']) {
      expect(config(platform, 'node-guard')).toContain(`"eventbus-default-server-0.${namespace}.svc.cluster.local:4222"`);
      expect(config(platform, 'node-guard')).toContain(`str("orders-near.${namespace}.svc.cluster.local")`);
    }
  });

  test('a namespace that one chart gives and another does not is refused', () => {
    const platform = new Chart(Testing.app(), 'platform', { namespace: 'platform' });
    const guard = new HaNodeGuard(platform, 'Guard');
    expect(() => shop({ nodeGuard: { guard } }, {}, new Chart(platform.node.root as any, 'shop')))
      .toThrow('nodeGuard: got the guard "node-guard" of namespace platform for the EventBus "default" of namespace (none given). Allowed: charts that both give their namespace, or one chart for both');
  });
});

test('without a namespace of the chart, the guard takes that of its pod', () => {
  const manifests = shop({}, {}, new Chart(Testing.app(), 'shop'));
  expect(config(manifests, GUARD)).toContain('str("orders-near.${POD_NAMESPACE}.svc.cluster.local")');
});

test('another EventSource changes the configuration, its hash and the ports, so that the guards roll out', () => {
  const hash = (manifests: Manifest[]) => named(manifests, 'DaemonSet', GUARD).spec.template.metadata.annotations['cdk8s-argo-events-ha/config'];
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus');
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...WEBHOOK });
  const before = Testing.synth(chart);
  new HaEventSource(chart, 'Returns', { eventBus, metadata: { name: 'returns' }, ...WEBHOOK });
  const after = Testing.synth(chart);
  expect(hash(after)).not.toBe(hash(before));
  expect(portNames(named(after, 'DaemonSet', GUARD))).toEqual(expect.arrayContaining(portNames(named(before, 'DaemonSet', GUARD))));
  expect(portNames(named(after, 'DaemonSet', GUARD))).toHaveLength(3);
});

test('a guard that guards nothing is an error at synth', () => {
  const chart = shopChart();
  const guard = new HaNodeGuard(chart, 'Guard');
  expect(guard.node.validate()).toEqual(['the node guard "node-guard" guards nothing. Allowed: nodeGuard: { guard } of an HaEventBus, or no HaNodeGuard']);
});

test('a configuration larger than a ConfigMap may be is refused', () => {
  const chart = shopChart();
  const guard = new HaNodeGuard(chart, 'Guard');
  for (let port = 1; port <= 900; port++) guard._addWebhook({ namespace: 'shop', eventSource: 'orders', port, tls: false, podsHost: 'pods', nearHost: 'near' });
  expect(() => guard.configMap.toJson()).toThrow(/bytes. Kubernetes rejects a ConfigMap of more than 1 MiB. Allowed: fewer webhooks in one guard/);
});

test.each<[string, HaEventBusProps['nodeGuard'], string]>([
  ['props beside a guard', { guard: undefined as any, props: {}, enabled: false }, 'nodeGuard.props: got a value with enabled false. The value has no effect. Allowed: enabled: true, or no value'],
  ['a guard that is none', { guard: {} as any }, 'nodeGuard.guard: got an object. Allowed: an HaNodeGuard'],
])('%s is refused', (_, nodeGuard, message) => {
  expect(() => shop({ nodeGuard })).toThrow(message);
});

test('a guard with props of another is refused', () => {
  const chart = shopChart();
  const guard = new HaNodeGuard(chart, 'Guard');
  expect(() => shop({ nodeGuard: { guard, props: {} } }, {}, chart)).toThrow('nodeGuard.props: got props together with a guard, which has its own props. Allowed: guard or props');
});
