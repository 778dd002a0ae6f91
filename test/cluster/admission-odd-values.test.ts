import { admit, EVERYTHING, policyFor, removePolicy, sensorPod, specOf } from './support/admission';
import { describeOnCluster } from './support/on-cluster';
import { testName } from './support/test-run';
import { PodAnnotation as A } from '../../src/contract/pod-annotations';

jest.setTimeout(120_000);

const NAMESPACE = testName('admission-odd-values');
const main = (spec: any) => spec.containers[0];
const spreadOver = (key: string) => (spec: any) => spec.topologySpreadConstraints?.find((constraint: any) => constraint.topologyKey === key);
const guard = (spec: any) => spec.initContainers?.[0];

/** Takes one addition out of a pod that has them all. */
const WITHOUT: Record<string, (spec: any) => void> = {
  'the grace period': spec => { spec.terminationGracePeriodSeconds = 30; },
  'the grace period and preStop': spec => { spec.terminationGracePeriodSeconds = 5; delete main(spec).lifecycle; },
  'preStop': spec => { delete main(spec).lifecycle; },
  'readiness': spec => { delete main(spec).readinessProbe; },
  'liveness': spec => { delete main(spec).livenessProbe; },
  'the zone spread': spec => { spec.topologySpreadConstraints.shift(); },
  'minDomains': spec => { delete spec.topologySpreadConstraints[0].minDomains; },
  'the host spread': spec => { spec.topologySpreadConstraints.pop(); },
  'the guard': spec => {
    delete spec.initContainers;
    delete spec.hostAliases;
    spec.volumes = spec.volumes.filter((volume: any) => !volume.configMap);
  },
  'the webhook guard': spec => {
    guard(spec).command.splice(-2);
    guard(spec).volumeMounts.splice(1, 1);
    spec.volumes = spec.volumes.filter((volume: any) => volume.name !== 'webhook-guard-config');
  },
};

/** More than one addition goes. */
const WARNINGS: Record<string, number> = { 'the guard': 2, 'the zone spread': 2 };

const LONG = 'a'.repeat(200_000);

const ODD: [annotation: string, value: string, skipped: string][] = [
  ...['abc', '', '-5', '0', '1.5', ' 60', '1e3', '0060', '600000', '９', LONG].map(value =>
    [A.TERMINATION_GRACE_PERIOD_SECONDS, value, 'the grace period'] as [string, string, string]),
  ...['soon', '', '-1', '0', '61', '62', '99999999999999999999'].map(value => [A.PRE_STOP_SLEEP_SECONDS, value, 'preStop'] as [string, string, string]),
  ...['http', '', '0', '-1', '65536', '99999', '12000/tcp'].map(value => [A.READINESS_PORT, value, 'readiness'] as [string, string, string]),
  ...['', 'health', '/a b', '/a\nb'].map(value => [A.READINESS_PATH, value, 'readiness'] as [string, string, string]),
  ...['', 'https', 'TCP'].map(value => [A.READINESS_SCHEME, value, 'readiness'] as [string, string, string]),
  ...['x', '70000'].map(value => [A.LIVENESS_PORT, value, 'liveness'] as [string, string, string]),
  ...['', 'metrics'].map(value => [A.LIVENESS_PATH, value, 'liveness'] as [string, string, string]),
  ...['', 'Sometimes', 'donotschedule', 'DoNotSchedule\n'].map(value => [A.ZONE_SPREAD, value, 'the zone spread'] as [string, string, string]),
  ...['0', '-3', 'three', '300'].map(value => [A.ZONE_MIN_DOMAINS, value, 'minDomains'] as [string, string, string]),
  ...['', 'Never'].map(value => [A.HOST_SPREAD, value, 'the host spread'] as [string, string, string]),
  ...['', 'Default', 'a.b', '-a', 'a'.repeat(48), LONG].map(value => [A.BUS_GUARD, value, 'the guard'] as [string, string, string]),
  ...['', 'Guard_1', 'a/b', LONG].map(value => [A.BUS_GUARD_CONFIG, value, 'the guard'] as [string, string, string]),
  ...['', ' ', 'haproxy 3.2', ' haproxy', '"haproxy"'].map(value => [A.BUS_GUARD_IMAGE, value, 'the guard'] as [string, string, string]),
  ...['', 'W_1'].map(value => [A.WEBHOOK_GUARD_CONFIG, value, 'the webhook guard'] as [string, string, string]),
];

describeOnCluster('an odd annotation value never stops a pod', () => {
  let complete: any;
  beforeAll(async () => {
    await policyFor(NAMESPACE);
    complete = specOf(admit(NAMESPACE, sensorPod(EVERYTHING)));
  });
  afterAll(() => removePolicy(NAMESPACE));

  test.each(ODD.map(([key, value, skipped]) => ({ key, value, shown: value.slice(0, 30), skipped })))(
    '$key "$shown": only $skipped is missing, and that is warned of', ({ key, value, skipped }) => {
      const expected = structuredClone(complete);
      WITHOUT[skipped](expected);

      const admitted = admit(NAMESPACE, sensorPod({ ...EVERYTHING, [key]: value }));

      expect(specOf(admitted)).toEqual(expected);
      expect(admitted.warnings).toHaveLength(WARNINGS[skipped] ?? 1);
      expect(admitted.warnings.join()).toContain(key);
    });

  test.each([
    [A.BUS_GUARD_CPU_REQUEST, 'much', { cpu: '10m', memory: '96Mi' }],
    [A.BUS_GUARD_CPU_REQUEST, '-1', { cpu: '10m', memory: '96Mi' }],
    [A.BUS_GUARD_CPU_REQUEST, '0', { cpu: '10m', memory: '96Mi' }],
    [A.BUS_GUARD_MEMORY, '64MB', { cpu: '20m', memory: '64Mi' }],
    [A.BUS_GUARD_MEMORY, '1', { cpu: '20m', memory: '64Mi' }],
    [A.BUS_GUARD_MEMORY, '-1Gi', { cpu: '20m', memory: '64Mi' }],
  ])('%s "%s": the guard has its default instead', (key, value, requests) => {
    const { resources } = guard(specOf(admit(NAMESPACE, sensorPod({ ...EVERYTHING, [key]: value }))));
    expect(resources).toEqual({ requests, limits: { memory: requests.memory } });
  });

  test.each(['0', '10', '2.5', 'nine', ''])('%s checks that fail: the guard has its default instead', fall => {
    const { env } = guard(specOf(admit(NAMESPACE, sensorPod({ ...EVERYTHING, [A.BUS_GUARD_FALL]: fall }))));
    expect(env.find(({ name }: any) => name === 'GUARD_FALL')).toEqual({ name: 'GUARD_FALL', value: '2' });
  });

  test('minDomains is left out of a spread that is only wished for, since the API server refuses the two together', () => {
    const spec = specOf(admit(NAMESPACE, sensorPod({ ...EVERYTHING, [A.ZONE_SPREAD]: 'ScheduleAnyway' })));
    expect(spreadOver('topology.kubernetes.io/zone')(spec)).not.toHaveProperty('minDomains');
  });

  test('another version of the contract adds nothing, and that is warned of', () => {
    const admitted = admit(NAMESPACE, sensorPod({ ...EVERYTHING, [A.POLICY]: 'v2' }));
    expect(specOf(admitted)).toEqual(specOf(admit(NAMESPACE, sensorPod({}))));
    expect(admitted.warnings).toEqual([expect.stringContaining(`version v1 of ${A.POLICY} only`)]);
  });
});
