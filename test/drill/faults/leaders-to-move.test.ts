import { leadersToMove } from '../../../src/drill/faults/leaders-to-move';
import { busState } from '../../../src/drill/observe/bus-state';

/** What has to move from js-0, which leads both. */
function words(...sensorsAt: number[]): string[] {
  const leaders = new Map([['default', 'js-0'], ['KV_fulfil', 'js-0'], ['KV_ha_keeper', 'js-0'], ['KV_other', 'js-0']]);
  return leadersToMove({ bus: { ...busState([], [], 0), leaders }, sensorsAt: new Map(sensorsAt.map((count, ordinal) => [`js-${ordinal}`, count])) }, 'fulfil');
}

const BOTH = ['js-0 leads the stream default and is a server of Sensors', 'js-0 leads the stream KV_fulfil and is a server of Sensors'];

test.each<[string, number[], string[]]>([
  ['the active Sensor is on that server', [1, 0, 0], BOTH],
  ['it is on another one', [0, 1, 0], []],
  ['nobody is', [0, 0, 0], []],
  ['another server has half as many', [4, 3, 2], BOTH],
  ['all others have more than half as many', [4, 3, 3], []],
])('the stream and the bucket of the Sensor move where %s', (_, sensorsAt, expected) => {
  expect(words(...sensorsAt)).toEqual(expected);
});

test('a stream that no server leads does not move', () => {
  expect(leadersToMove({ bus: busState([], [], 0), sensorsAt: new Map([['js-0', 1], ['js-1', 0]]) }, 'fulfil')).toEqual([]);
});
