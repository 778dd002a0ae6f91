import { Flow, Sensor, Source } from '../flow/flow';

/** An EventSource, or only its name, with a Sensor that takes its events. */
export interface NamedFlow {
  readonly namespace: string;
  /** Names. */
  readonly eventSource: string;
  readonly bus: string;
  readonly source?: Source;
  readonly sensor?: Sensor;
}

/** Every EventSource with every Sensor that depends on it, and EventSources on which none does. */
export function flowsOf({ sources, sensors }: Flow): NamedFlow[] {
  const taken = sensors.flatMap(sensor => {
    const names = [...new Set(sensor.dependencies.flatMap(({ eventSourceName }) => eventSourceName ?? []))];
    return names.map((eventSource): NamedFlow => {
      const source = sensor.dependencies.find(dependency => dependency.eventSourceName === eventSource)?.source;
      return { namespace: sensor.object.namespace, eventSource, bus: sensor.busName, ...source && { source }, sensor };
    });
  });
  const used = new Set(taken.map(({ source }) => source));
  return [...taken, ...sources.filter(source => !used.has(source)).map(source => ({
    namespace: source.object.namespace, eventSource: source.object.name, bus: source.busName, source,
  }))];
}
