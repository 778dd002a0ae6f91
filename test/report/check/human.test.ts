import { readFileSync } from 'fs';
import { join } from 'path';
import { RULES } from '../../../src/lint/rules';
import { human } from '../../../src/report/check/human';
import { reportOf } from '../support/report-of';

const GUIDE = readFileSync(join(__dirname, '../../../examples/checks/usual-guide.yaml'), 'utf8');
const guide = reportOf(GUIDE, RULES);

test('errors come before warnings', () => {
  const severities = human(guide, { color: false }).split('\n').flatMap(line => /^(error|warning|info) ha\//.exec(line)?.[1] ?? []);
  expect(severities.lastIndexOf('error')).toBeLessThan(severities.indexOf('warning'));
});

test('the usual bus, EventSource and Sensor take at most 90 lines', () => {
  expect(human(guide, { color: false }).split('\n').length).toBeLessThanOrEqual(90);
});

test.each([80, 100, 120])('no line is longer than a terminal of %i columns, but for a word that is', width => {
  const long = human(guide, { color: false, width }).split('\n').filter(line => line.length > width && line.trim().includes(' '));
  expect(long.filter(line => Math.max(...line.split(' ').map(word => word.length)) < width / 2)).toEqual([]);
});

const trigger = (i: number) => `    - { template: { name: t${i}, log: {} }, retryStrategy: { steps: 3 } }`;
const SIXTY = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: many }
spec:
  dependencies: [{ name: d, eventSourceName: a, eventName: b }]
  triggers:
${Array.from({ length: 60 }, (_, i) => trigger(i)).join('\n')}
`;

test('sixty like triggers are one finding with the number of places', () => {
  const only = RULES.filter(({ id }) => id === 'ha/retry-without-at-least-once');
  const text = human(reportOf(SIXTY, only), { color: false });
  expect(text.match(/never retried/g)).toHaveLength(1);
  expect(text).toMatch(/\(60 places, the first:\s+spec\.triggers\.0\.retryStrategy\)/);
  expect(human(reportOf(SIXTY, only), { color: false, all: true }).match(/never retried/g)).toHaveLength(60);
});
