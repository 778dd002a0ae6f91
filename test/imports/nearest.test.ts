import { nearest } from '../../imports/nearest';

test.each([
  ['replica', ['replicas', 'template'], 'replicas'],
  ['Endpoint', ['endpoint', 'port'], 'endpoint'],
  ['serviceAccount', ['serviceAccountName', 'securityContext'], 'serviceAccountName'],
  ['livenessProbe', ['env', 'envFrom', 'resources'], undefined],
  ['x', [], undefined],
])('%s among %j: %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
