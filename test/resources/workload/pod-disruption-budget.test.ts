import { UnhealthyPodEvictionPolicy } from '../../../src';
import { podDisruptionBudget } from '../../../src/resources/workload/pod-disruption-budget';

const input = { name: 'it', selector: { a: 'b' }, annotations: {}, unhealthyPodEvictionPolicy: 'AlwaysAllow' };

test.each([
  [{}, 1, 'AlwaysAllow'],
  [{ maxUnavailable: 0 }, 0, 'AlwaysAllow'],
  [{ maxUnavailable: 2 }, 2, 'AlwaysAllow'],
  [{ unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET }, 1, 'IfHealthyBudget'],
])('%j gives maxUnavailable %s, %s', (options, maxUnavailable, unhealthyPodEvictionPolicy) => {
  expect(podDisruptionBudget({ ...input, options }).spec).toEqual({ maxUnavailable, selector: { matchLabels: { a: 'b' } }, unhealthyPodEvictionPolicy });
});
