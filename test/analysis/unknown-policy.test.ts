import { guarded, staticGraft } from './path-models';
import { combinations } from '../../src/analysis/cut-sets/combinations';
import { FAILURES } from '../../src/analysis/failures';
import { PathModel } from '../../src/analysis/model/model';
import { pathPlacements } from '../../src/analysis/path-placements';
import { pathVerdict } from '../../src/analysis/path-verdict';
import { mergeForUnknownPolicy } from '../../src/analysis/unknown-policy';

const verdictOf = (path: PathModel, id: string) => pathVerdict(path, FAILURES.find(failure => failure.id === id)!, pathPlacements(path));
/** The Sensor's pods are apart by the policy alone, and so is what keeps connections alive. */
const installed: PathModel = {
  ...guarded(staticGraft),
  sensor: { ...guarded(staticGraft).sensor!, placement: { replicas: 3, zoneSpread: { maxSkew: 1 } } },
};
const not: PathModel = { ...staticGraft, sensor: { ...staticGraft.sensor!, placement: { replicas: 3 } } };

test('where both cases agree, that is the answer', () => {
  expect(mergeForUnknownPolicy(verdictOf(installed, 'pod-sensor'), verdictOf(not, 'pod-sensor'))).toEqual(verdictOf(installed, 'pod-sensor'));
});

test('where they differ, it is unknown: with both answers, the fact, and what helps once the policy is there', () => {
  expect(mergeForUnknownPolicy(verdictOf(installed, 'node-bus'), verdictOf(not, 'node-bus'))).toMatchObject({
    kind: 'unknown',
    podPolicy: { installed: { kind: 'refuses', share: 1 / 3, seconds: 5 }, notInstalled: { kind: 'refuses', share: 1 / 3, seconds: 365 } },
    missing: [{ code: 'pod-policy' }],
    remedies: [{ part: 'cluster', code: 'install-pod-policy' }],
  });
});

test('what breaks something only without the policy is a cut set that is unknown, and stays in the pairs', () => {
  const cases = [installed, not].map(model => ({ model, placements: pathPlacements(model) }));
  const found = combinations(cases, ({ id }) => mergeForUnknownPolicy(verdictOf(installed, id), verdictOf(not, id)));
  const kinds = Object.fromEntries(found.map(({ components, verdict }) => [components.join('+'), verdict.kind]));
  expect(kinds).toMatchObject({ 'zone': 'unknown', 'node': 'unknown', 'node+node': 'stops', 'node+sensor-pod': 'unknown' });
});
