import { analysisText } from '../../src/report/analysis-text';
import { analyseYaml, publishedGuide } from '../analysis/manifests';

const FACTS = { zones: 3, nodes: 6 };

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
