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
  const nasty = { ...DRILL_REPORT, faults: [{ ...DRILL_REPORT.faults[4], leftOut: 'evil\u001b[2Jname\u0007' }] };
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
