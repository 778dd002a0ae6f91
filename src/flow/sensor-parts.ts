import { Dependency, Source, Trigger } from './flow';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asRecord, asString, at } from '../values/json-values';

export function dependencies({ manifest, namespace }: FlowObject, sources: ReadonlyMap<string, Source>): Dependency[] {
  return (asArray(at(manifest, 'spec', 'dependencies')) ?? []).map((value, index) => {
    const [name, eventSourceName, eventName] = ['name', 'eventSourceName', 'eventName'].map(field => asString(asRecord(value)?.[field]));
    const source = eventSourceName === undefined ? undefined : sources.get(`${namespace}/${eventSourceName}`);
    return {
      index,
      ...name !== undefined && { name },
      ...eventSourceName !== undefined && { eventSourceName },
      ...eventName !== undefined && { eventName },
      ...source && { source },
    };
  });
}

export function triggers({ manifest }: FlowObject): Trigger[] {
  return (asArray(at(manifest, 'spec', 'triggers')) ?? []).map((value, index) => {
    const trigger = asRecord(value) ?? {};
    const name = asString(at(trigger, 'template', 'name'));
    return { index, ...name !== undefined && { name }, trigger, atLeastOnce: trigger.atLeastOnce === true };
  });
}
