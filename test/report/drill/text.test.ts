import { FaultAlerts } from '../../../src/drill/alerts/fault-alerts-seen';
import { DrillReport } from '../../../src/drill/report-model/drill-report';
import { drillHtml } from '../../../src/report/drill/html';
import { drillJson } from '../../../src/report/drill/json';
import { drillText } from '../../../src/report/drill/text';
import { DRILL_REPORT, GOOD_REPORT } from '../support/drill-report';

test('the text of a drill has a line a fault, and what a line cannot hold below it', () => {
  expect(drillText(DRILL_REPORT)).toMatchSnapshot();
});

test('a drill in which all went well says so', () => {
  expect(drillText(GOOD_REPORT)).toMatch(/✓ better than predicted[^]*✓ held[^]*Every prediction held, and no event was lost\.\n$/);
});

test('colours are given only when asked for, and no other control character is', () => {
  const nasty = { ...DRILL_REPORT, faults: [{ ...DRILL_REPORT.faults[4], skipped: 'evil\u001b[2Jname\u0007' }] };
  expect(drillText(nasty)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  // eslint-disable-next-line no-control-regex
  expect(drillText(DRILL_REPORT, { color: true }).match(/\u001b\[\d+m/g)).toHaveLength(12);
  expect(drillText(nasty, { color: true })).not.toContain('\u001b[2J');
});

test('copies that differ, and copies that could not be compared, are said below their fault', () => {
  const [fault] = DRILL_REPORT.faults;
  const copies = {
    streams: 2,
    different: [{ stream: 'default', copies: [{ server: 'js-0', first: 1, last: 9, messages: 9 }, { server: 'js-1', first: 9, last: 9, messages: 1 }] }],
    moving: ['KV_other'],
  };
  const report = { ...DRILL_REPORT, faults: [{ ...fault, copies }] };
  const lines = [
    'the copies of the stream default differ: js-0 holds 1 to 9 (9 messages), js-1 holds 9 to 9 (1 message)',
    'the copies of the stream KV_other were not compared: others write to it all the time',
  ];
  for (const line of lines) {
    expect(drillText(report)).toContain(`    ${line}\n`);
    expect(drillHtml(report)).toContain(`<li>${line}</li>`);
  }
  expect(JSON.parse(drillJson(report)).faults[0].copies).toEqual(copies);
});

test('a fault that was carried out more than once has a line with its gaps in all runs', () => {
  const [fault] = DRILL_REPORT.faults;
  const measured = { ...fault.measured!, sent: 100, unknown: 0, lost: 0 };
  const run = (longestGap: number, refused: number) => ({ ...fault, measured: { ...measured, refused, longestGap } });
  const report = { ...DRILL_REPORT, faults: [run(3, 0), run(1, 2), { ...run(8, 0), outcome: 'broken' as const }] };
  const line = `${fault.title}, 3 runs: gap 3.0 s (median), 8.0 s (99 %), 8.0 s (longest); 2 of 300 refused, 0 lost, prediction broken in 1`;
  expect(drillText(report)).toContain(`${line}\n`);
  expect(drillHtml(report)).toContain(`<p>${line}.</p>`);
  expect(JSON.parse(drillJson(report)).repeats).toEqual([
    { id: fault.id, title: fault.title, runs: 3, sent: 300, refused: 2, lost: 0, broken: 1, gap: { p50: 3, p95: 8, p99: 8, slowest: 8 } },
  ]);
  expect(JSON.parse(drillJson(DRILL_REPORT)).repeats).toEqual([]);
});

test('a fault that hits nodes has its gaps while they were off and after they returned, in each run and in all', () => {
  const [fault] = DRILL_REPORT.faults;
  const measured = { ...fault.measured!, sent: 100, refused: 0, unknown: 0, lost: 0 };
  const run = (off: number, returned: number) =>
    ({ ...fault, measured: { ...measured, longestGap: Math.max(off, returned) }, nodeGaps: { off, returned } });
  const report = { ...DRILL_REPORT, faults: [run(6.5, 1), run(5.5, 12.3)] };
  expect(drillText(report)).toContain('    longest gap while the nodes were off 5.5 s, after they returned 12.3 s\n');
  expect(drillText(report)).toContain(`${fault.title}, 2 runs: gap 6.5 s (median), 12.3 s (99 %), 12.3 s (longest)`
    + '; while the nodes were off 5.5 s (median), 6.5 s (99 %), 6.5 s (longest); after they returned 1.0 s (median), 12.3 s (99 %), 12.3 s (longest)'
    + '; 0 of 200 refused, 0 lost\n');
  expect(JSON.parse(drillJson(report))).toMatchObject({
    faults: [{ nodeGaps: { off: 6.5, returned: 1 } }, { nodeGaps: { off: 5.5, returned: 12.3 } }],
    repeats: [{ gapOff: { p50: 5.5 }, gapReturned: { p50: 1 } }],
  });
});

test.each<[string, Partial<DrillReport>, string[]]>([
  ['nobody asked', { alerts: { code: 'not-asked' } }, ['alerts: not looked at. Add --prometheus URL']],
  ['it ended before', { alerts: { code: 'ended-before', prometheus: 'http://p' } }, ['alerts: not looked at. The drill ended before it asked http://p']],
  ['no answer', { alerts: { code: 'no-answer', prometheus: 'http://p', error: 'http://p: HTTP 503' } }, ['alerts: not known. http://p: HTTP 503']],
  ['not scraped', { alerts: { code: 'not-scraped', prometheus: 'http://p' } }, ['alerts: not known. http://p scrapes no pod of the namespace. Add HaMonitoring, or name the Prometheus that has its PodMonitor']],
  ['all faults noticed', { alerts: { code: 'asked', prometheus: 'http://p' } }, ['alerts: as http://p saw them']],
])('what is known of the alerts is said at the top: %s', (_, changes, lines) => {
  expect(drillText({ ...GOOD_REPORT, ...changes }).split('\n').filter(line => /alert/i.test(line))).toEqual(lines);
});

const NEVER: FaultAlerts = { fired: [], wouldFire: [], tooShort: [], verdict: { code: 'noticed' } };
const EXPECTED = [{ alert: 'A', neededSeconds: 360, lastedSeconds: 40 }, { alert: 'B', neededSeconds: 240, lastedSeconds: 9 }];

test.each<[FaultAlerts, string[]]>([
  [{ ...NEVER, fired: ['A', 'B'] }, ['alerts that fired: A, B']],
  [{ ...NEVER, wouldFire: ['A'] }, ['alerts that would have fired: A. Prometheus has no such rule for this flow']],
  [{ ...NEVER, tooShort: [{ alert: 'A', heldSeconds: 84.6, pendingSeconds: 300 }], verdict: { code: 'too-short', expected: EXPECTED } }, [
    'the condition of A held for 85 s; the alert fires after 300 s',
    'no alert can notice this fault: it lasted 9 s, and B takes up to 240 s',
  ]],
  [{ ...NEVER, verdict: { code: 'one-by-one', expected: ['A'] } }, ['no alert can notice this fault: its pods are replaced one after another']],
  [{ ...NEVER, verdict: { code: 'none-watches' } }, ['no alert watches for this fault in this flow']],
  [{ ...NEVER, verdict: { code: 'unnoticed', expected: [{ alert: 'A', neededSeconds: 360, lastedSeconds: 400 }] } }, ['NO ALERT noticed this fault in 400 s. Expected: A within 360 s']],
])('what the alerts did is said below their fault: %j', (alerts, lines) => {
  const report: DrillReport = { ...GOOD_REPORT, alerts: { code: 'asked', prometheus: 'http://p' }, faults: [{ ...GOOD_REPORT.faults[0], alerts }] };
  expect(drillText(report).split('\n').filter(line => line.startsWith('    '))).toEqual(lines.map(line => `    ${line}`));
  for (const line of lines) expect(drillHtml(report)).toContain(`<li>${line}</li>`);
  expect(JSON.parse(drillJson(report)).faults[0].alerts).toEqual(alerts);
  const missed = `NO ALERT noticed: ${GOOD_REPORT.faults[0].title}`;
  expect(drillText(report).includes(missed)).toBe(alerts.verdict.code === 'unnoticed');
  expect(drillHtml(report).includes(missed)).toBe(alerts.verdict.code === 'unnoticed');
});
