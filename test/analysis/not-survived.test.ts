import { parseAllDocuments } from 'yaml';
import { publishedGuide } from './manifests';
import { notSurvived } from '../../src/analysis/not-survived';

const FACTS = { zones: 3, nodes: 6, kubernetesVersion: '1.36' };
const manifests = parseAllDocuments(publishedGuide('2.10.29')).map(document => document.toJS());

test('what does not survive is said in sentences that a failing test shows', () => {
  expect(notSurvived(manifests, 'POD', FACTS)).toEqual([
    'shop → default → fulfil (events): EventBus server ends: refuses 33 % ≤ 5 s: pods on that server connect again; '
      + 'pauses ≤ 67 s: the bucket of the Sensor: 1 of 1 member is needed, none is left',
    'shop → default → fulfil (events): EventBus rolled out: refuses 33 % ≤ 15 s: pods on that server connect again; '
      + 'pauses ≤ 2 min 7 s: the bucket of the Sensor: 1 of 1 member is needed, none is left',
  ]);
});

test('each domain includes those before it', () => {
  const [pod, node, zone] = (['POD', 'NODE', 'ZONE'] as const).map(domain => notSurvived(manifests, domain, FACTS));
  expect(node).toEqual(expect.arrayContaining(pod));
  expect(zone).toEqual(expect.arrayContaining(node));
  expect([pod.length, node.length, zone.length]).toEqual([2, 7, 8]);
});

test('manifests without a flow do not pass', () => {
  expect(notSurvived([], 'POD')).toEqual(['there is no flow of events in these manifests']);
});
