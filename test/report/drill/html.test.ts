import { createHash } from 'crypto';
import { drillHtml } from '../../../src/report/drill/html';
import { DRILL_REPORT, GOOD_REPORT } from '../support/drill-report';

const page = drillHtml(DRILL_REPORT);
const all = (pattern: RegExp, text = page) => [...text.matchAll(pattern)].map(match => match[1] ?? match[0]);

test('the page asks the network for nothing, and its policy lets nothing be asked or run', () => {
  expect(page).not.toMatch(/@import|url\(|https?:|<script|\b(?:src|href)=/);
  const [style] = all(/<style>([^]*?)<\/style>/g);
  expect(all(/Content-Security-Policy" content="([^"]*)"/g)).toEqual([`default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`]);
});

test('each fault has a row with its verdict, and one below it with what else there is to say', () => {
  expect(all(/<th scope="row">([^<]+)/g)).toEqual([...DRILL_REPORT.faults.map(({ title }) => title), 'the answer', 'the delivery']);
  expect(all(/<b>([^<]+)<\/b>/g)).toEqual(['Events were lost.', 'better than predicted', 'held', 'broken', 'no prediction']);
  expect(all(/<tr class="remarks">/g)).toHaveLength(3);
});

test('a measured gap that is longer than predicted is marked', () => {
  expect(all(/<rect class="(\w+)"/g)).toEqual(['within', 'within', 'over', 'within']);
});

test('names of the cluster become no markup', () => {
  const nasty = drillHtml({ ...DRILL_REPORT, namespace: '<img src=x>', faults: [{ ...DRILL_REPORT.faults[0], target: '"><script>' }], stopped: '<b>' });
  expect(nasty).toContain('&lt;img src=x&gt;');
  expect(nasty).not.toMatch(/<img|<script/);
});

test('a drill in which all went well says so at the top', () => {
  expect(drillHtml(GOOD_REPORT)).toContain('<p class="verdict flows"><b>Every prediction held, and no event was lost.</b></p>');
});
