import { analyseYaml, publishedGuide } from './manifests';
import { guarded, published, staticGraft, staticLease } from './path-models';
import { FAILURES } from '../../src/analysis/failures';
import { PathModel } from '../../src/analysis/model/model';
import { pathPlacements } from '../../src/analysis/path-placements';
import { pathVerdict } from '../../src/analysis/path-verdict';

function predict(flow: PathModel, id: string) {
  return pathVerdict(flow, FAILURES.find(failure => failure.id === id)!, pathPlacements(flow));
}

/** As Argo Events itself makes the bucket. */
function anyReads(flow: PathModel): PathModel {
  return { ...flow, sensor: { ...flow.sensor!, bucketLeaderReads: false } };
}

function pinging(flow: PathModel): PathModel {
  return { ...flow, bus: { ...flow.bus, peerNotice: 4 } };
}

/** As HaSensor asks for where its pods survive a zone. */
function waitingVoters(flow: PathModel): PathModel {
  return { ...flow, sensor: { ...flow.sensor!, guardFall: 9 } };
}

interface Measured {
  readonly what: string;
  readonly flow: PathModel;
  readonly failure: string;
  /** Longest time without a delivery that was measured, in seconds, and the bound that must enclose it. */
  readonly gap?: number;
  readonly pause: number;
  /** Calls that were refused, at how many a second, and over how many seconds where that is known. */
  readonly refused?: { readonly calls: number; readonly rate: number; readonly over?: number };
}

const measured: Measured[] = [
  { what: 'published guide, active Sensor pod killed', flow: published, failure: 'pod-sensor', gap: 0.7, pause: 12 },
  { what: 'graft with 3, active Sensor pod killed', flow: staticGraft, failure: 'pod-sensor', gap: 1.0, pause: 2 },
  { what: 'Lease with 2, active Sensor pod killed', flow: staticLease, failure: 'pod-sensor', gap: 0.9, pause: 19.4 },
  { what: 'published guide, node of the active Sensor lost', flow: published, failure: 'node-sensor', gap: 351, pause: 362 },
  { what: 'graft with 3, node of the active Sensor lost', flow: staticGraft, failure: 'node-sensor', gap: 1.2, pause: 2 },
  { what: 'Lease with 2, node of the active Sensor lost', flow: staticLease, failure: 'node-sensor', gap: 17.1, pause: 19.4 },
  { what: 'graft with 3 and guard, node of the active Sensor lost', flow: guarded(staticGraft), failure: 'node-sensor', gap: 0.9, pause: 2, refused: { calls: 0, rate: 5 } },
  { what: 'published guide, bus pod killed', flow: published, failure: 'pod-bus', gap: 1.8, pause: 70, refused: { calls: 40, rate: 20, over: 2.3 } },
  { what: 'graft with 3, bus pod killed', flow: staticGraft, failure: 'pod-bus', gap: 4.4, pause: 11.5, refused: { calls: 17, rate: 20 } },
  { what: 'Lease with 2, bus pod killed', flow: staticLease, failure: 'pod-bus', gap: 1.0, pause: 11.5, refused: { calls: 0, rate: 20 } },
  { what: 'graft with 3 and guard, bus pod killed', flow: guarded(staticGraft), failure: 'pod-bus', gap: 1.1, pause: 11.5, refused: { calls: 66, rate: 20, over: 4.3 } },
  { what: 'the same with a webhook retry that does not outlast the reconnect', flow: guarded(staticGraft), failure: 'pod-bus', gap: 0.5, pause: 11.5, refused: { calls: 1, rate: 20 } },
  { what: 'graft with 3 and webhook guard, bus pod killed', flow: guarded(staticGraft, true), failure: 'pod-bus', gap: 2.3, pause: 11.5, refused: { calls: 0, rate: 50 } },
  { what: 'graft with 3 and webhook guard, bus pod evicted', flow: guarded(staticGraft, true), failure: 'drain', gap: 4.3, pause: 11.5, refused: { calls: 0, rate: 50 } },
  { what: 'graft with 3 and webhook guard, node of a bus pod lost', flow: guarded(staticGraft, true), failure: 'node-bus', gap: 4.8, pause: 16, refused: { calls: 0, rate: 50 } },
  { what: 'graft with 3 and guard, bus rolled', flow: guarded(staticGraft), failure: 'rollout-bus', gap: 5.6, pause: 11.5, refused: { calls: 42, rate: 20 } },
  { what: 'node of a source pod lost', flow: staticGraft, failure: 'node-source', pause: 0, refused: { calls: 70, rate: 5, over: 44 } },
  { what: 'Lease with 2, node of a bus pod lost', flow: staticLease, failure: 'node-bus', gap: 33, pause: 367, refused: { calls: 97, rate: 5, over: 54 } },
  { what: 'Lease with 2 and guard, node of a bus pod lost', flow: guarded(staticLease), failure: 'node-bus', gap: 0.8, pause: 16, refused: { calls: 0, rate: 5 } },
  { what: 'graft with 3 and guard, node of a bus pod lost', flow: guarded(staticGraft), failure: 'node-bus', gap: 6.1, pause: 16, refused: { calls: 0, rate: 5 } },
  { what: 'Lease with 2, zone lost', flow: staticLease, failure: 'zone', gap: 141, pause: 367, refused: { calls: 142, rate: 5 } },
  { what: 'graft with 3 and guard, zone lost', flow: anyReads(guarded(staticGraft)), failure: 'zone', gap: 3.7, pause: 111, refused: { calls: 58, rate: 5, over: 42 } },
  { what: 'graft with 3 and guard, zone lost in a drill', flow: anyReads(guarded(staticGraft)), failure: 'zone', gap: 17.6, pause: 111, refused: { calls: 323, rate: 20 } },
  { what: 'the same a minute after a killed server', flow: anyReads(guarded(staticGraft)), failure: 'zone', gap: 26.8, pause: 111, refused: { calls: 333, rate: 20 } },
  { what: 'the same with a connection to the server in the own zone', flow: anyReads(guarded(staticGraft)), failure: 'zone', gap: 53.8, pause: 111, refused: { calls: 324, rate: 20 } },
  { what: 'the same with a bucket whose leader is read', flow: guarded(staticGraft), failure: 'zone', gap: 15.7, pause: 19, refused: { calls: 398, rate: 20 } },
  { what: 'the same with a bucket whose leader is read, again', flow: guarded(staticGraft), failure: 'zone', gap: 10.5, pause: 19, refused: { calls: 346, rate: 20 } },
  { what: 'the same with a bucket whose leader is read, after ten other faults', flow: guarded(staticGraft), failure: 'zone', gap: 18.1, pause: 19, refused: { calls: 310, rate: 20 } },
  { what: 'the same at domain NODE, a node lost', flow: guarded(staticGraft), failure: 'node', gap: 12.7, pause: 19, refused: { calls: 0, rate: 20 } },
  { what: 'graft with 3, guard and pings every second, zone lost', flow: pinging(guarded(staticGraft, true)), failure: 'zone', gap: 5.8, pause: 19, refused: { calls: 333, rate: 20 } },
  { what: 'the same again', flow: pinging(guarded(staticGraft, true)), failure: 'zone', gap: 6.1, pause: 19, refused: { calls: 312, rate: 20 } },
  { what: 'the same after nine other faults', flow: pinging(guarded(staticGraft, true)), failure: 'zone', gap: 7.1, pause: 19 },
  { what: 'the same, only a bus server on the lost node, to which two Sensors were connected', flow: pinging(guarded(staticGraft, true)), failure: 'node-bus', gap: 10.8, pause: 13, refused: { calls: 0, rate: 20 } },
  { what: 'the same with one Sensor at that server, and guards of voters that wait', flow: waitingVoters(pinging(guarded(staticGraft, true))), failure: 'node-bus', gap: 8.1, pause: 14, refused: { calls: 0, rate: 20 } },
  { what: 'guards of voters that wait, node lost after eight other faults', flow: waitingVoters(pinging(guarded(staticGraft, true))), failure: 'node', gap: 7.0, pause: 24, refused: { calls: 0, rate: 20 } },
  { what: 'guards of voters that wait, zone lost', flow: waitingVoters(pinging(guarded(staticGraft, true))), failure: 'zone', gap: 10.7, pause: 24 },
  { what: 'guards of voters that wait, zone lost after nine other faults', flow: waitingVoters(pinging(guarded(staticGraft, true))), failure: 'zone', gap: 15.9, pause: 24, refused: { calls: 314, rate: 20 } },
  { what: 'Lease with 2 and guard, zone lost', flow: anyReads(guarded(staticLease)), failure: 'zone', gap: 8.5, pause: 111, refused: { calls: 63, rate: 5, over: 44 } },
  { what: 'published guide, source rolled out', flow: published, failure: 'rollout-source', pause: 0, refused: { calls: 12, rate: 20 } },
];

test.each(measured)('$what: the prediction encloses the measurement', ({ flow, failure, gap, pause, refused }) => {
  const verdict = predict(flow, failure);
  expect(verdict.pause).toBeCloseTo(pause, 6);
  expect(verdict.pause).toBeGreaterThanOrEqual(gap ?? 0);
  const mostCalls = verdict.refusals.reduce((sum, { worstShare, seconds }) => sum + worstShare * seconds, 0) * (refused?.rate ?? 0);
  expect(mostCalls).toBeGreaterThanOrEqual(refused?.calls ?? 0);
  expect(Math.max(0, ...verdict.refusals.map(({ seconds }) => seconds))).toBeGreaterThanOrEqual(refused?.over ?? 0);
});

test('a source roll-out with the pod policy refuses nothing, as measured with 796 calls', () => {
  expect(predict(guarded(staticGraft), 'rollout-source')).toMatchObject({ kind: 'flows', pause: 0, refusals: [] });
});

test('the guide as it is published never starts, as measured', () => {
  const { groups: [{ verdicts }] } = analyseYaml(publishedGuide('2.9.11'), { zones: 3, nodes: 6 });
  expect(verdicts.get('none')).toMatchObject({ kind: 'stops', cause: { code: 'finding', rule: 'ha/unlisted-jetstream-version' } });
});

test('the bucket of a Sensor is taken to have one copy, as measured, unless something raises it', () => {
  expect(analyseYaml(publishedGuide('2.10.29')).groups[0].model.sensor!.bucketReplicas).toBe(1);
});
