import { WhenUnsatisfiable } from '../../../src';
import { deploymentAffinity } from '../../../src/resources/workload/deployment-affinity';

const { DO_NOT_SCHEDULE: MUST, SCHEDULE_ANYWAY: BETTER } = WhenUnsatisfiable;
const [zone, host] = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];

test.each([
  ['a must', MUST, 'a must', MUST, true, [], [[100, zone], [50, host]]],
  ['a must', MUST, 'a must', MUST, false, [zone, host], []],
  ['a must', MUST, 'better', BETTER, false, [zone], [[50, host]]],
  ['better', BETTER, 'a must', MUST, false, [host], [[100, zone]]],
  ['better', BETTER, 'better', BETTER, false, [], [[100, zone], [50, host]]],
])('zones %s (%s), hosts %s (%s), pod policy %s: required %j, preferred %j', (_, zoneSpread, __, hostSpread, podPolicy, required, preferred) => {
  const { podAntiAffinity } = deploymentAffinity({ zoneSpread, hostSpread, podPolicy, selector: { a: 'b' } });
  const { requiredDuringSchedulingIgnoredDuringExecution: hard, preferredDuringSchedulingIgnoredDuringExecution: soft } = podAntiAffinity!;
  expect(hard?.map(({ topologyKey }) => topologyKey) ?? []).toEqual(required);
  expect(soft?.map(({ weight, podAffinityTerm }) => [weight, podAffinityTerm.topologyKey]) ?? []).toEqual(preferred);
});

test('every term is confined to one revision, so that a roll-out never waits for its own old pods', () => {
  const { podAntiAffinity } = deploymentAffinity({ zoneSpread: MUST, hostSpread: BETTER, podPolicy: false, selector: { a: 'b' } });
  const term = { labelSelector: { matchLabels: { a: 'b' } }, matchLabelKeys: ['pod-template-hash'] };
  expect(podAntiAffinity).toEqual({
    requiredDuringSchedulingIgnoredDuringExecution: [{ ...term, topologyKey: zone }],
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 50, podAffinityTerm: { ...term, topologyKey: host } }],
  });
});
