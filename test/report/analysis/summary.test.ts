import { parseAllDocuments } from 'yaml';
import { analyseManifests } from '../../../src/analysis/analyse-manifests';
import { BusRuntime } from '../../../src/contract/bus-runtime';
import { FailureDomain } from '../../../src/contract/failure-domain';
import { headline, failureLines, targetLines } from '../../../src/report/analysis/summary';
import { publishedGuide } from '../../analysis/manifests';
import { resilient } from '../support/resilient';

const FACTS = { zones: 3, nodes: 6, volumesFollow: false, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;

/** The published guide in a namespace, changed. */
function guide(namespace: string, change: (object: any) => void = () => {}, version = '2.10.29'): any[] {
  return parseAllDocuments(publishedGuide(version)).map(document => document.toJS()).map(object => {
    object.metadata.namespace = namespace;
    change(object);
    return object;
  });
}

const said = (...manifests: any[]) => failureLines(analyseManifests(manifests, FACTS)).map(({ kind, text }) => [kind, text]);
const promised = (...manifests: any[]) => targetLines(analyseManifests(manifests, FACTS)).map(({ kind, text }) => [kind, text]);

const calendar = (object: any) => {
  if (object.kind !== 'EventSource') return;
  delete object.spec.webhook;
  object.spec.calendar = { order: { interval: '1h' } };
};
const annotated = (survives: string) => (object: any) => { object.metadata.annotations = { 'cdk8s-argo-events-ha/survives': survives }; };

test('one flow: which failures stop it, and which make it pause for long', () => {
  expect(said(...guide('a'))).toEqual([
    ['stops', 'The flow stops until repaired: node of EventBus server lost, any node lost, any zone lost, any node drained.'],
    ['pauses', 'The flow pauses for more than 60 s, at most 6 min 2 s: EventBus server ends, node of EventSource pod lost, node of active Sensor lost, EventBus rolled out.'],
  ]);
});

test('a flow that never works is not called a failure', () => {
  expect(said(...guide('a', undefined, '2.9.11'))).toEqual([
    ['stops', 'The flow delivers nothing, even when nothing fails: the controller of the install manifests of Argo Events v1.9.11 lists no JetStream version "2.9.11": the EventBus never starts.'],
  ]);
});

test('of two flows the one is named that it is about', () => {
  expect(said(...guide('a', undefined, '2.9.11'), ...guide('b'))).toEqual([
    ['stops', expect.stringMatching(/^shop → default → fulfil \(a\) delivers nothing, even when nothing fails: /)],
    ['stops', expect.stringMatching(/^shop → default → fulfil \(b\) stops until repaired: node of EventBus server lost, /)],
    ['pauses', expect.stringMatching(/^shop → default → fulfil \(b\) pauses for more than 60 s, /)],
  ]);
});

test('flows are named while they are two, and counted when they are more', () => {
  expect(said(...guide('a'), ...guide('b', calendar))[1]).toEqual(['stops', expect.stringMatching(/^shop → default → fulfil \(a\) stops until repaired: /)]);
  expect(said(...guide('a'), ...guide('b'), ...guide('c', calendar))[1]).toEqual(['stops', expect.stringMatching(/^shop → default → fulfil \(a\) and shop → default → fulfil \(b\) stop until repaired: /)]);
  expect(said(...guide('a'), ...guide('b'), ...guide('c'), ...guide('d', calendar))[1]).toEqual(['stops', expect.stringMatching(/^3 of 4 flows stop until repaired: /)]);
  expect(said(...['a', 'b', 'c'].flatMap(namespace => guide(namespace)))[0]).toEqual(['stops', expect.stringMatching(/^All 3 flows stop until repaired: /)]);
});

test('what is lost comes first, with the time, and many failures are counted', () => {
  expect(said(...guide('a', calendar))[0]).toEqual(['loses', 'The flow loses events, in the worst of these failures until repaired: EventSource pod ends, EventBus server ends, node of EventSource pod lost, node of EventBus server lost, and 5 more.']);
  const { flow } = resilient('a', { events: { calendar: { order: { interval: '1h' } } } });
  expect(said(...flow)[0]).toEqual(['loses', expect.stringMatching(/^The flow loses events, at most those of \d+ s: EventSource pod ends, /)]);
});

test('where no failure stops a flow for long, the worst of them is named', () => {
  const { flow } = resilient('a');
  expect(said(...flow)).toEqual([['flows', 'No single failure stops events until repaired or loses any; the worst, node guard ends: refuses 17 % ≤ 25 s, pauses ≤ 7 s.']]);
  const native = resilient('a', { runtime: BusRuntime.NATIVE });
  expect(said(...native.policy, ...native.flow)).toEqual([
    ['flows', expect.stringMatching(/^No single failure stops events until repaired or loses any; the worst, any node lost: refuses 33 % ≤ 53 s, pauses ≤ \d+ s\.$/)],
  ]);
  // without atLeastOnce, what is under way in a Sensor may be lost
  const careless = flow.map(object => object.kind === 'Sensor' ? { ...object, spec: { ...object.spec, triggers: object.spec.triggers.map((trigger: any) => ({ ...trigger, atLeastOnce: false })) } } : object);
  expect(said(...careless)).toEqual([['flows', expect.stringMatching(/^No single failure stops events until repaired; the worst, /)]]);
});

test('a missing fact is named', () => {
  expect(said(...resilient('a', { runtime: BusRuntime.NATIVE }).flow)).toEqual([
    ['unknown', expect.stringMatching(/^The flow depends on missing facts, whether the pod policy is installed \(podPolicy\): EventSource pod ends, /)],
  ]);
});

test('manifests without a flow are said to have none', () => {
  expect(said()).toEqual([['unknown', 'There is no flow of events in these manifests: no EventSource, and no Sensor that depends on one.']]);
});

test('what was declared: kept, broken, or not known', () => {
  const { flow } = resilient('b');
  expect(promised(...guide('a'))).toEqual([]);
  expect(promised(...flow)).toEqual([['flows', 'The flow survives its declared failure domain.']]);
  expect(promised(...resilient('b', { runtime: BusRuntime.NATIVE }).flow)).toEqual([['unknown', 'The flow may not survive its declared failure domain: a fact is missing.']]);
  expect(promised(...flow, ...guide('a', annotated('ZONE')))).toEqual([['stops', 'shop → default → fulfil (a) does not survive its declared failure domain.']]);
});

test('a failure that nobody declared to be survived is information, below what was declared', () => {
  const { flow } = resilient('b', { survives: FailureDomain.NODE });
  // with two zones, one has two of the three servers
  const all = headline(analyseManifests(flow, { ...FACTS, zones: 2 })).map(({ kind, text }) => [kind, text]);
  expect(all[0]).toEqual(['flows', 'The flow survives its declared failure domain.']);
  expect(all.slice(1)).toEqual([[undefined, expect.stringMatching(/^More than is declared: The flow stops until repaired: any zone lost\.$/)]]);
});

test('what was declared and is not kept stays a fault, and comes first', () => {
  const all = headline(analyseManifests(guide('a', annotated('NODE')), FACTS)).map(({ kind, text }) => [kind, text]);
  expect(all).toEqual([
    ['stops', 'The flow does not survive its declared failure domain.'],
    ['stops', 'The flow stops until repaired: node of EventBus server lost, any node lost, any node drained.'],
    ['pauses', expect.stringMatching(/^The flow pauses for more than 60 s, at most 6 min 2 s: EventBus server ends, /)],
    [undefined, 'More than is declared: The flow stops until repaired: any zone lost.'],
    [undefined, 'With all pods running: The flow loses events: subscription deleted.'],
    [undefined, 'With all pods running: The flow stops until repaired: active Sensor hangs.'],
  ]);
});
