import { selectors } from './support/selectors';
import { Series } from './support/series';
import { EXPORTERS, healthyShop, shop } from './support/shop';
import { CONSUMER_INFO } from '../../../src/resources/monitoring/consumer-info';
import { rows } from '../../../src/resources/monitoring/dashboard/rows';
import { GUARD_METRICS } from '../../../src/resources/monitoring/pod-monitor';
import { ruleGroups } from '../../../src/resources/monitoring/rule-groups';

const rules: any[] = [3, 5].flatMap(servers => ruleGroups(shop('shop', servers), { exclude: [], overrides: {}, labels: {}, runbooks: '' })).flatMap(group => group.rules);

const queries = rows('shop', shop().buses).flatMap(({ panels }) => panels).flatMap(panel => panel.queries.map(({ expression }) => expression));
const used = [...rules.map(({ expr }) => expr), ...queries].flatMap(selectors).filter(({ metric }) => metric !== CONSUMER_INFO);

test.each(EXPORTERS)('real programs have each metric and each label of the alerts and of the dashboard; exporter %s', exporter => {
  const series = [...healthyShop(exporter, 3), ...healthyShop(exporter, 5)];
  const byMetric = new Map<string, Series[]>();
  for (const one of series) byMetric.set(one.metric, [...byMetric.get(one.metric) ?? [], one]);
  const unknown = used.flatMap(({ metric, labels }) => {
    const known = byMetric.get(metric);
    if (known === undefined) return [metric];
    return Object.keys(labels).filter(label => !known.some(one => one.labels[label] !== undefined)).map(label => `${metric}{${label}}`);
  });
  expect(unknown).toEqual([]);
});

test('labels by which series are grouped and joined are those of real programs, too', () => {
  const known = new Set([...healthyShop('0.14').flatMap(({ labels }) => Object.keys(labels)), 'trigger_name', 'dependency_name']);
  const grouping = rules.flatMap(({ expr }) => [...expr.matchAll(/\b(?:by|on|group_left) \(([^)]*)\)/g)].flatMap(([, list]) => list.split(/, ?/))).filter(label => label !== '');
  expect([...new Set(grouping)].filter(label => !known.has(label))).toEqual([]);
  expect(new Set(grouping).size).toBeGreaterThan(5);
});

test('each metric that is used is one of a documented program', () => {
  expect([...new Set(used.map(({ metric }) => metric.replace(/_.*/, '')))].sort()).toEqual(['argo', 'haproxy', 'kube', 'nats', 'up']);
});

test('the PodMonitor keeps the metrics of guards that alerts and dashboard read, and no other', () => {
  expect([...new Set(used.map(({ metric }) => metric).filter(metric => metric.startsWith('haproxy_')))].sort()).toEqual(GUARD_METRICS);
});

test('each alert says what it is about, what follows and where help is', () => {
  for (const { alert, annotations } of rules.filter(rule => rule.alert)) {
    expect([alert, annotations.summary.length > 20, annotations.description.length > 60]).toEqual([alert, true, true]);
    expect(annotations.runbook_url).toBe(`/${alert}.md`);
    expect(annotations.summary).not.toMatch(/undefined|\$\{/);
    expect(annotations.description).not.toMatch(/undefined|\$\{|NaN/);
  }
});
