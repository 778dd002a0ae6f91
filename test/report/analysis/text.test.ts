import { analysisText } from '../../../src/report/analysis/text';
import { analyseYaml, publishedGuide } from '../../analysis/manifests';

const FACTS = { zones: 3, nodes: 6, volumesFollow: false, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;

test('a table of failure, verdict, bound and why, then what to change', () => {
  expect(analysisText(analyseYaml(publishedGuide('2.10.29'), FACTS))).toMatchSnapshot();
});

test('a flow that never works is said to be so once, not for every failure', () => {
  expect(analysisText(analyseYaml(publishedGuide('2.9.11'), FACTS))).toMatchSnapshot();
});

test('every line fits 100 columns, and fewer where fewer are asked for', () => {
  const analysis = analyseYaml(publishedGuide('2.10.29'), {});
  const longest = (text: string) => Math.max(...text.split('\n').map(line => line.length));
  expect(longest(analysisText(analysis))).toBeLessThanOrEqual(100);
  expect(longest(analysisText(analysis, { width: 80 }))).toBeLessThanOrEqual(80);
});

test('colours only where they are asked for, and names cannot bring their own', () => {
  const analysis = analyseYaml(publishedGuide('2.10.29').replace('name: fulfil', 'name: "\\e[31mred"'), FACTS);
  expect(analysisText(analysis)).not.toContain('\u001b');
  expect(analysisText(analysis, { color: true })).toContain('\u001b[31m✗ stops  \u001b[0m');
});

test('on a narrow terminal the reasons stand below, on a wide one beside', () => {
  const analysis = analyseYaml(publishedGuide('2.10.29'), FACTS);
  expect(analysisText(analysis, { width: 80 })).toContain('\n  active Sensor pod ends        ~ pauses  ≤ 12 s\n      graft needs 2 of 2 votes, 1 pod is left\n');
  expect(analysisText(analysis, { width: 200 })).toMatch(/\n {2}EventBus server ends .* pods on that server connect again; pauses ≤ 70 s: the bucket .* its only replica is unavailable\n/);
});

test('a number stays with its unit', () => {
  for (let width = 40; width < 140; width++) expect(analysisText(analyseYaml(publishedGuide('2.10.29'), FACTS), { width })).not.toMatch(/≤\n|\d\n\s*(%|s|min)\b/);
});

test('the worst flow comes first, under what is to be said of all', () => {
  const guide = publishedGuide('2.10.29');
  const text = analysisText(analyseYaml(`${guide.replaceAll('namespace: events', 'namespace: a')}\n---\n${publishedGuide('2.9.11').replaceAll('namespace: events', 'namespace: b')}`, FACTS));
  expect(text.match(/^\S.*→.*$/gm)!.map(line => line.slice(0, 52))).toEqual([
    '✗ shop → default → fulfil (b) delivers nothing, even',
    '✗ shop → default → fulfil (a) stops until repaired: ',
    '~ shop → default → fulfil (a) pauses for more than 6',
    '· With all pods running: shop → default → fulfil (a)',
    '· With all pods running: shop → default → fulfil (a)',
    'shop → default → fulfil (b)',
    'shop → default → fulfil (a)',
  ]);
});
