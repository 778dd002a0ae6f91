import { SourceEvent } from './event-source-events';
import { asRecord, asString, at } from '../../values/json-values';

/** A ConfigMap in which a calendar event keeps its last tick. */
export interface CalendarConfigMap {
  readonly event: string;
  readonly name: string;
  /** The pods create it. */
  readonly create: boolean;
}

/** The ConfigMaps of calendar events; one without a name is refused. */
export function calendarConfigMaps(events: readonly SourceEvent[]): CalendarConfigMap[] {
  return events.filter(({ type }) => type.field === 'calendar').flatMap(({ name: event, event: fields }) => {
    const configMap = asRecord(at(fields, 'persistence', 'configMap'));
    const name = asString(configMap?.name);
    return configMap === undefined || !name ? [] : [{ event, name, create: configMap.createIfNotExist === true }];
  });
}
