import { effect, Verdict, verdict } from '../../../src/analysis/verdict';
import { compare } from '../../../src/drill/report-model/compare';
import { Ledger, ledger } from '../../../src/drill/report-model/ledger';

const CALM: Ledger = { ...ledger([], { from: 0, to: 0 }), sent: 400, acknowledged: 400, delivered: 400, longestGap: 0.05 };
const BUS_DOWN = { code: 'bus-takes-no-events' } as const;
const flows = verdict();
const pauses = verdict(effect({ pause: 9 }));
const refuses = verdict(effect({ refusals: [{ share: 1 / 3, worstShare: 1 / 3, seconds: 3, cause: BUS_DOWN }] }));
const allRefused = verdict(effect({ refusals: [{ share: 1, worstShare: 1, seconds: 20, cause: BUS_DOWN }] }));
const stops = verdict(effect({ pause: Infinity }));
const loses = verdict(effect({ loses: [{ cause: { code: 'event-type-loses', type: 'mqtt' } }] }));
const atRisk = verdict(effect({ atRisk: [{ code: 'event-type-in-flight', type: 'amqp' }] }));
const unknown = verdict(effect({ missing: [{ code: 'manifest', kind: 'EventBus' }] }));

test.each<[string, Verdict, Partial<Ledger>, string, string]>([
  ['nothing, and nothing happens', flows, {}, 'held', 'flows'],
  ['nothing, and a gap within the allowance', flows, { longestGap: 1 }, 'held', 'flows'],
  ['a pause, and a shorter one', pauses, { longestGap: 4 }, 'held', 'pauses'],
  ['a pause, and one as long', pauses, { longestGap: 10 }, 'held', 'pauses'],
  ['a pause, and none', pauses, {}, 'better', 'flows'],
  ['refusals, and as many', refuses, { refused: 26 }, 'held', 'refuses'],
  ['refusals, and none', refuses, {}, 'better', 'flows'],
  ['refusals, and calls without an answer', refuses, { unknown: 3 }, 'held', 'refuses'],
  ['that all calls are refused, and no delivery as long', allRefused, { refused: 400, longestGap: 20 }, 'held', 'refuses'],
  ['that it stops, and a pause', stops, { longestGap: 60 }, 'better', 'pauses'],
  ['loss, and loss', loses, { lost: 3 }, 'held', 'loses'],
  ['a risk, and loss', atRisk, { lost: 1 }, 'held', 'loses'],
  ['nothing for lack of a fact', unknown, { lost: 3, longestGap: 100 }, 'unpredicted', 'loses'],
])('predicted %s', (_, predicted, measured, outcome, kind) => {
  expect(compare(predicted, { ...CALM, ...measured }, 20)).toEqual({ outcome, kind, reasons: [] });
});

test.each<[string, Verdict, Partial<Ledger>, string]>([
  ['a pause where none was predicted', flows, { longestGap: 1.1 }, 'no delivery for 1.1 s, predicted none'],
  ['a longer pause', pauses, { longestGap: 10.1 }, 'no delivery for 10.1 s, predicted at most 9 s'],
  ['a refusal where none was predicted', pauses, { refused: 1 }, '1 event was refused, predicted none'],
  ['more refusals than chance explains', refuses, { refused: 40 }, '40 events were refused, predicted at most 39 at 20 a second'],
  ['a lost event', pauses, { lost: 1 }, '1 acknowledged event was never delivered'],
])('%s breaks the prediction', (_, predicted, measured, reason) => {
  expect(compare(predicted, { ...CALM, ...measured }, 20)).toMatchObject({ outcome: 'broken', reasons: [reason] });
});
