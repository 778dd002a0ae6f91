import { Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps, HaNodeGuard, HaPodPolicy, HaSensor, PodPolicyEngine } from '../../src';
import { WARNING } from '../../src/constructs/checks/warning';
import { busChart, DEPENDENCY, Manifest, only, shopChart, TRIGGER, WEBHOOK } from '../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

function manifests(bus: HaEventBusProps, source: Partial<HaEventSourceProps> = {}): Manifest[] {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', bus);
  new HaEventSource(chart, 'Shop', { eventBus, metadata: { name: 'shop' }, ...WEBHOOK, ...source });
  return Testing.synth(chart);
}

const named = (list: Manifest[], kind: string, name: string) => list.find(each => each.kind === kind && each.metadata.name === name)!;
const versions = ['1.30', '1.31', '1.33', '1.34', '1.35', '1.36', '1.37', 'v1.34.2', '1.33.5-gke.1'];

describe('trafficDistribution', () => {
  describe.each(Object.values(BusRuntime))('of the Service that finds near servers, runtime %s', runtime => {
    test.each<[string | undefined, string | undefined]>([
      [undefined, 'PreferClose'], ['1.30', undefined], ['1.31', 'PreferClose'], ['1.33', 'PreferClose'], ['1.34', 'PreferSameZone'], ['1.37', 'PreferSameZone'], ['v1.34.2', 'PreferSameZone'],
    ])('Kubernetes %s: %s', (kubernetesVersion, word) => {
      const near = named(Testing.synth(busChart({ runtime, kubernetesVersion })), 'Service', 'eventbus-default-near');
      expect(near.spec.trafficDistribution).toBe(word);
    });
  });

  test.each<[string, string | undefined, string]>([
    ['PreferClose', undefined, 'PreferClose'],
    ['PreferSameZone', undefined, 'PreferSameZone'],
    ['PreferClose', '1.33', 'PreferClose'],
    ['PreferSameZone', '1.33', 'PreferClose'],
    ['PreferClose', '1.34', 'PreferSameZone'],
    ['PreferSameZone', '1.34', 'PreferSameZone'],
    ['PreferSameNode', '1.34', 'PreferSameNode'],
  ])('of webhooks, asked for as %s, Kubernetes %s: %s', (trafficDistribution, kubernetesVersion, word) => {
    expect(named(manifests({ kubernetesVersion }, { service: { trafficDistribution } }), 'Service', 'shop-webhook').spec.trafficDistribution).toBe(word);
  });

  test.each([
    ['PreferSameNode', '1.33', 'service.trafficDistribution: got PreferSameNode with kubernetesVersion 1.33. This version supports only PreferClose. Allowed: PreferClose, or Kubernetes 1.34 or later'],
    ['PreferClose', '1.30', 'service.trafficDistribution: got PreferClose with kubernetesVersion 1.30. This version has no such field. Allowed: Kubernetes 1.31 or later, or no value'],
  ])('%s is refused for Kubernetes %s', (trafficDistribution, kubernetesVersion, message) => {
    expect(() => manifests({ kubernetesVersion, survives: FailureDomain.POD }, { service: { trafficDistribution } })).toThrow(message);
  });
});

describe('anti-affinity', () => {
  function keys(bus: HaEventBusProps) {
    const { requiredDuringSchedulingIgnoredDuringExecution: required = [], preferredDuringSchedulingIgnoredDuringExecution: preferred = [] } =
      manifests(bus).find(({ kind }) => kind === 'EventSource').spec.template.affinity.podAntiAffinity;
    const of = ({ matchLabelKeys }: any) => matchLabelKeys;
    return { required: required.map(of), preferred: preferred.map(({ podAffinityTerm }: any) => of(podAffinityTerm)) };
  }

  test.each(versions)('of Kubernetes %s has matchLabelKeys from 1.31 on', kubernetesVersion => {
    const expected = kubernetesVersion === '1.30' ? undefined : ['pod-template-hash'];
    expect(keys({ kubernetesVersion, runtime: BusRuntime.NATIVE })).toEqual({ required: [], preferred: [expected, expected] });
  });

  test.each(versions.filter(version => version !== '1.30'))('that is required has them too: Kubernetes %s', kubernetesVersion => {
    expect(keys({ kubernetesVersion })).toEqual({ required: [['pod-template-hash']], preferred: [['pod-template-hash']] });
  });

  test('a required one without matchLabelKeys is refused: a rollout would wait for the pods that it replaces', () => {
    expect(() => manifests({ kubernetesVersion: '1.30' })).toThrow(/^kubernetesVersion: got 1\.30 without the pod policy and with a required spread\. .* Allowed: Kubernetes 1\.31 or later, podPolicy on the bus/);
    expect(() => manifests({ kubernetesVersion: '1.30', survives: FailureDomain.POD })).not.toThrow();
    expect(() => manifests({ kubernetesVersion: '1.30', podPolicy: true })).not.toThrow();
    expect(() => manifests({ kubernetesVersion: '1.31' })).not.toThrow();
  });
});

test.each(['1.33', '1.34'])('a node guard of the bus is made for its Kubernetes %s', kubernetesVersion => {
  const bus = new HaEventBus(shopChart(), 'Bus', { kubernetesVersion });
  expect(bus.nodeGuard!.kubernetesVersion).toBe(kubernetesVersion);
});

describe('the pod policy', () => {
  const policy = (kubernetesVersion?: string, engine?: PodPolicyEngine) => new HaPodPolicy(shopChart(), 'Policy', { kubernetesVersion, engine });
  const warnings = ({ node }: HaPodPolicy) => node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data);

  test.each<[string | undefined, string, number]>([
    [undefined, 'v1', 0], ['1.34', 'v1beta1', 1], ['1.35', 'v1beta1', 1], ['1.36', 'v1', 0], ['1.37', 'v1', 0],
  ])('of Kubernetes %s is of the API %s', (version, api, warned) => {
    const made = policy(version);
    expect([made.mutatingPolicy, made.mutatingPolicyBinding!].map(({ apiVersion }) => apiVersion)).toEqual([1, 2].map(() => `admissionregistration.k8s.io/${api}`));
    expect(made.podCheck.apiVersion).toBe('admissionregistration.k8s.io/v1');
    expect(warnings(made)).toHaveLength(warned);
  });

  test.each(['1.30', '1.33'])('is refused for Kubernetes %s without Kyverno', version => {
    expect(() => policy(version)).toThrow(`kubernetesVersion: got ${version} with the engine MUTATING_ADMISSION_POLICY`);
    expect(policy(version, PodPolicyEngine.KYVERNO).mutatingPolicy.kind).toBe('MutatingPolicy');
  });
});

test.each<[string, (kubernetesVersion: string) => unknown]>([
  ['an EventBus', kubernetesVersion => new HaEventBus(shopChart(), 'Bus', { kubernetesVersion })],
  ['a bus elsewhere', kubernetesVersion => HaEventBus.fromEventBusName(shopChart(), 'Bus', 'default', { kubernetesVersion })],
  ['a node guard', kubernetesVersion => new HaNodeGuard(shopChart(), 'Guard', { kubernetesVersion })],
  ['a pod policy', kubernetesVersion => new HaPodPolicy(shopChart(), 'Policy', { kubernetesVersion })],
])('%s refuses a Kubernetes that is too old, and what is no version', (_, make) => {
  expect(() => make('1.29')).toThrow('kubernetesVersion: got "1.29". This version lacks the preStop sleep and the admission checks that pods of Argo Events need. Allowed: "1.30" or later');
  expect(() => make('latest')).toThrow('kubernetesVersion: got the string "latest". Allowed: a version of Kubernetes, for example "1.34"');
});

test('a Sensor takes the version of a bus elsewhere', () => {
  const chart = shopChart();
  const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { kubernetesVersion: '1.30' });
  new HaSensor(chart, 'Fulfil', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  expect(JSON.stringify(only(chart, 'Sensor'))).not.toContain('matchLabelKeys');
});
