import { asString, at } from '../../values/json-values';
import { dataParts } from '../catalog/event-data';
import { sourceEvents } from '../catalog/event-source-events';
import { Refusal } from '../refusals/places';

/** Names that Argo Events and the language give to each expression. */
const GIVEN = ['sprig', 'asInt', 'asFloat', 'jsonpath', 'toJson', 'let', 'not', 'true', 'false', 'nil'];

/** Filters of events that begin with a field of a value that the data does not have: the evaluation ends with an error, and the event is dropped. */
export function eventFilterFaults(spec: unknown): Refusal[] {
  return sourceEvents({ spec }).flatMap((event): Refusal[] => {
    const expression = asString(at(event.event, 'filter', 'expression')) ?? '';
    // a part behind ?? or an operator with a choice may not be read
    const [, name] = /^[\s!(]*([A-Za-z_]\w*)\s*(?:\.|\[)/.exec(expression) ?? [];
    const parts = name === undefined ? undefined : dataParts(event);
    if (name === undefined || parts === undefined || /\?/.test(expression) || GIVEN.includes(name) || parts.includes(name)) return [];
    return [{
      path: ['spec', event.type.field, event.name, 'filter', 'expression'],
      fault: 'event-filter',
      problem: `begins with ${name}, and the data of ${event.type.field} events has the fields ${parts.join(', ')}`,
      remedy: 'begin with a field of the data, for example body.total',
      line: 'pkg/eventsources/eventing.go#L648',
    }];
  });
}
