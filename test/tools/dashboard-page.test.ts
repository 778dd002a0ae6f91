import { dashboardPage, pageHeight } from '../../tools/dashboard-page';
import type { RecordedDashboard, RecordedPanel } from '../cluster/support/record-dashboard';

const panel = (changes: Partial<RecordedPanel>): RecordedPanel =>
  ({ title: 'Events <published>', kind: 'timeseries', gridPos: { x: 0, y: 1, w: 6, h: 6 }, unit: 'ops', series: [], ...changes });
const page = (...panels: RecordedPanel[]) => dashboardPage({ title: 'shop', from: 1000, to: 1060, panels });
const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, found]) => found);

test('a panel draws a line for each series, and a time without samples is a gap', () => {
  const series = [
    { legend: 'shop order', points: [[0, 1], [5, 2], [10, 2]] as const },
    { legend: 'gap', points: [[0, 1], [5, 1], [30, 1]] as const },
  ];
  const text = page(panel({ series }));
  const paths = all(/<path d="([^"]*)"/g, text);
  expect(paths.map(path => [path.match(/M/g)!.length, path.match(/L/g)!.length])).toEqual([[1, 2], [2, 1]]);
  expect(all(/<\/tspan><tspan>([^<]*) {2}<\/tspan>/g, text)).toEqual(['shop order', 'gap']);
  expect(text).toContain('Events &lt;published&gt;');
});

test('names that do not fit are counted', () => {
  const series = Array.from({ length: 9 }, (_, index) => ({ legend: `eventbus-default-js-${index}`, points: [[0, 1]] as const }));
  expect(page(panel({ series }))).toContain('<tspan>and 8 more</tspan>');
});

test('a number has the color of the highest threshold that it reaches', () => {
  const thresholds = [{ color: 'red', value: null }, { color: 'orange', value: 0 }, { color: 'green', value: 1 }];
  const colorOf = (value?: number) => all(/background: (#\w+)"/g, page(panel({ kind: 'stat', thresholds, series: value === undefined ? [] : [{ legend: '', points: [[0, value]] }] })))[0];
  expect([-1, 0, 1].map(colorOf)).toEqual(['#e02f44', '#ff9830', '#56a64b']);
  expect(page(panel({ kind: 'stat', thresholds }))).toContain('No data');
});

test('shares have the whole as their top, whatever the values are', () => {
  expect(page(panel({ unit: 'percentunit', series: [{ legend: '', points: [[0, 0.1]] }] }))).toContain('>100 %<');
});

test('the page ends below its last panel', () => {
  const dashboard: RecordedDashboard = { title: 'shop', from: 0, to: 1, panels: [panel({}), panel({ gridPos: { x: 0, y: 8, w: 24, h: 6 } })] };
  expect(pageHeight(dashboard)).toBe(14 * 24 + 60);
});
