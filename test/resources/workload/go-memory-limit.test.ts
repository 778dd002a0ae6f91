import * as argoevents from '../../../imports/argo-events';
import { goMemoryLimit } from '../../../src/resources/workload/go-memory-limit';

test.each([
  ['256Mi', '241591910B'],
  ['1Gi', '966367641B'],
  ['1G', '900000000B'],
  ['1e9', '900000000B'],
])('nine tenths of a limit of %s are %s', (memory, value) => {
  expect(goMemoryLimit({ limits: { memory } })).toEqual([{ name: 'GOMEMLIMIT', value }]);
});

test.each<argoevents.ResourceRequirements>([{}, { limits: {} }, { limits: { cpu: '1' } }, { requests: { memory: '1Gi' } }])('%j gives none', resources => {
  expect(goMemoryLimit(resources)).toEqual([]);
});
