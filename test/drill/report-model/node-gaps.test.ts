import { nodeGaps } from '../../../src/drill/report-model/node-gaps';

const records = (delivered: readonly number[]) => [{ number: 0, sent: 0, answered: 10, answer: 200, delivered: [...delivered] }];
const TIMES = { from: 0, back: 20_000, to: 40_000 };

test.each<[string, number[], { off: number; returned: number }]>([
  ['a gap at the loss', [6500, 12_000, 19_000, 21_000, 30_000, 39_000], { off: 7, returned: 9 }],
  ['a gap that the return begins', [5000, 10_000, 15_000, 20_000, 32_300, 40_000], { off: 5, returned: 12.3 }],
  ['a gap that is longer than the loss, divided', [8000, 25_000], { off: 12, returned: 15 }],
  ['no delivery at all', [], { off: 20, returned: 20 }],
])('%s', (_, delivered, expected) => {
  expect(nodeGaps(records(delivered), TIMES)).toEqual(expected);
});
