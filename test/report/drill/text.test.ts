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
