import { rollout } from '../../../src/argo-events/catalog/rollout-parameters';

test.each([[1, 1, 0], [2, 1, 0], [3, 1, 0], [4, 1, 1], [5, 2, 1], [8, 2, 2]])('with %d replicas a roll-out has up to %d more and %d fewer pods', (replicas, maxSurge, maxUnavailable) => {
  expect(rollout(replicas)).toEqual({ maxSurge, maxUnavailable });
});
