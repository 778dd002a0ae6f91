import { drillJson } from '../../../src/report/drill/json';
import { DRILL_REPORT } from '../support/drill-report';

test('the JSON of a drill has the prediction beside the ledger of each fault', () => {
  const { faults, ...report } = JSON.parse(drillJson(DRILL_REPORT));
  const { faults: _, ...given } = JSON.parse(JSON.stringify(DRILL_REPORT));
  expect(report).toEqual({ ...given, version: 2, outcome: 'lost', repeats: [] });
  const row = ({ id, outcome, predicted, measured }: any) => [id, outcome, predicted.verdict, predicted.pauseSeconds, measured?.longestGap];
  expect(faults.map(row)).toEqual([
    ['pod-sensor', 'better', 'pauses', 2, 0.9],
    ['pod-bus', 'held', 'refuses', 9, 4.4],
    ['node', 'broken', 'pauses', 10, 17.1],
    ['drain', 'unpredicted', 'unknown', 0, 0.05],
    // until somebody repairs it
    ['zone', undefined, 'stops', null, undefined],
  ]);
});
