import { runPromtool } from './support/promtool';
import { healthyShop, shop } from './support/shop';
import { dashboard } from '../../../src/resources/monitoring/dashboard/grafana';
import { rows } from '../../../src/resources/monitoring/dashboard/rows';
import { ruleGroups } from '../../../src/resources/monitoring/rule-groups';
import { describeWith } from '../../support/describe-with';

const all = rows('shop', shop().buses);
const panels = all.flatMap(row => row.panels);
const MINUTE = 60;

test('each row answers a question and fills the width of the screen', () => {
  expect(all.map(({ question, panels: of }) => [question, of.reduce((sum, { width }) => sum + width, 0)])).toEqual([
    ['Do events flow?', 24], ['What is left of the redundancy?', 24], ['What fills up?', 24], ['Who refuses?', 24],
  ]);
});

test('panels have numbers, places and data sources as Grafana needs them', () => {
  const made = dashboard({ uid: 'a', title: 'A', rows: all }) as any;
  expect(new Set(made.panels.map(({ id }: any) => id)).size).toBe(made.panels.length);
  expect(new Set(made.panels.map(({ gridPos: { x, y } }: any) => `${x} ${y}`)).size).toBe(made.panels.length);
  for (const { type, targets, datasource } of made.panels.filter((panel: any) => panel.type !== 'row')) {
    expect(['stat', 'timeseries']).toContain(type);
    expect(datasource).toEqual({ type: 'prometheus', uid: '${datasource}' });
    expect(targets.map(({ refId }: any) => refId)).toEqual(['A', 'B'].slice(0, targets.length));
  }
});

test('labels in the legend of a query are those of its series', () => {
  for (const { expression, legend } of panels.flatMap(({ queries }) => queries)) {
    for (const [, label] of legend.matchAll(/\{\{(\w+)\}\}/g)) expect([expression, expression.includes(label)]).toEqual([expression, true]);
  }
});

test('without a bus there is nothing that fills up', () => {
  expect(rows('shop', []).map(({ question }) => question)).toEqual(['Do events flow?', 'What is left of the redundancy?', 'Who refuses?']);
});

describeWith('promtool', '--version')('Prometheus', () => {
  test('finds series for each query in a recorded scrape', () => {
    const groups = ruleGroups(shop(), { exclude: [], overrides: {}, labels: {}, runbooks: '' });
    const expressions = panels.flatMap(({ queries }) => queries.map(({ expression }) => expression));
    expect(expressions.length).toBeGreaterThan(14);
    const metrics = new Set(expressions.flatMap(expression => expression.match(/\b[a-z_]+(?=\{)/g) ?? []));
    expect(runPromtool({
      groups,
      courses: healthyShop('0.14').filter(({ metric }) => metrics.has(metric)),
      faultAt: 5 * MINUTE,
      end: 8 * MINUTE,
      expectations: expressions.map(expression => ({ seconds: 8 * MINUTE, expression: `count(${expression}) > bool 0`, samples: [{ labels: {}, value: 1 }] })),
    })).toBe('');
  });
});
