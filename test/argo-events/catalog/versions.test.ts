import { compareVersions } from '../../../src/argo-events/catalog/versions';

test.each([
  ['v1.9.11', '1.9.11', 0],
  ['v1.9.9', 'v1.9.10', -1],
  ['2.10.29', '2.9.30', 1],
  ['2.8.1-alpine', '2.8.1', 0],
  ['1.36', '1.36.0', 0],
  ['', 'v0.0.1', -1],
])('%s compared with %s is %d', (a, b, order) => {
  expect(compareVersions(a, b)).toBe(order);
});
