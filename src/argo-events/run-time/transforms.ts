import { jqConstant, jqFault } from '../language/jq';
import { luaFault, luaReturns } from '../language/lua';
import { isNil, readable, when } from '../refusals/demand';
import { Place } from '../refusals/places';

const line = (number: number) => `pkg/sensors/dependencies/transform.go#L${number}`;

const LUA = 'write Lua 5.1 that returns a table';

/** Transformations of a Sensor's dependency that end with an error for every event, which is then discarded. */
export const TRANSFORM_PLACES: readonly Place[] = [{
  path: 'dependencies[].transform',
  demands: [
    { ...readable(line(50), 'jq', jqFault, 'write a filter of jq that gives an object, for example .body'), fault: 'filter' },
    { ...readable(line(72), 'jq', jqConstant, 'write a filter of jq that gives an object, for example { order: .body }'), fault: 'filter' },
    ...when(({ jq }) => isNil(jq) || jq === '',
      { ...readable(line(97), 'script', luaFault, LUA), fault: 'filter' },
      {
        ...readable(line(103), 'script', text => luaFault(text) === undefined && !luaReturns(text).includes('unknown') ? 'never returns a table' : undefined, LUA),
        fault: 'filter',
      }),
  ],
}];
