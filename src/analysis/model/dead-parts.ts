import { Fault } from './fault';
import { PlacedFault, StandingFaults } from './standing-faults';
import { canHold, parseConditions } from '../../argo-events/catalog/conditions';
import { Dependency, Sensor, Source, Trigger } from '../../flow/flow';
import { EffectTarget } from '../../lint/engine/effect-targets';
import { asString, at } from '../../values/json-values';

/** One event, or one trigger, of a flow. */
export interface FlowPart {
  readonly event?: string;
  readonly trigger?: string;
}

export interface DeadPart {
  readonly part: FlowPart;
  readonly faults: readonly Fault[];
}

/** What delivers nothing while nothing fails: all of a flow, or parts of it. */
export interface DeadParts {
  /** Empty while some event reaches some trigger. */
  readonly all: readonly Fault[];
  /** Empty when all is dead. */
  readonly parts: readonly DeadPart[];
}

/** An event that reaches a trigger, or one that no trigger waits for. */
interface Delivery {
  readonly event: string;
  readonly trigger?: string;
  /** Empty while it works. */
  readonly faults: readonly Fault[];
}

/** What is dead of the events of a source, without those who take them. */
export function deadEvents(source: Source, faults: StandingFaults): DeadParts {
  const placed = faults.of(source.object);
  if (placed.length === 0) return NONE;
  return sortOut(source.events.map(({ name }) => ({ event: name, faults: atEvent(placed, name) })), wholeOf(placed));
}

/** What is dead of the events that a Sensor takes from the EventSource of a name. */
export function deadDeliveries(sensor: Sensor, sourceName: string, faults: StandingFaults): DeadParts {
  const placed = faults.of(sensor.object);
  const sources = new Set(sensor.dependencies.flatMap(({ source }) => source ?? []));
  if (placed.length === 0 && [...sources].every(({ object }) => faults.of(object).length === 0)) return NONE;
  const own = sensor.dependencies.find(({ eventSourceName }) => eventSourceName === sourceName)?.source;
  const atDependency = new Map(sensor.dependencies.map(dependency => [dependency, dependencyFaults(dependency, placed, faults)]));
  const taken = sensor.triggers.map(trigger => takes(trigger, sensor, atDependency, placed));
  const deliveries = sensor.dependencies.filter(({ eventSourceName }) => eventSourceName === sourceName).flatMap(dependency => {
    const event = dependency.eventName ?? '';
    const lost = atDependency.get(dependency)!;
    const takers = taken.filter(({ names }) => names.includes(dependency.name));
    if (takers.length === 0) return lost.length === 0 ? [] : [{ event, faults: lost }];
    return takers.map(({ name, faults: stopped }): Delivery => ({ event, trigger: name, faults: unique([...lost, ...stopped]) }));
  });
  return sortOut(deliveries, unique([...wholeOf(placed), ...own ? wholeOf(faults.of(own.object)) : []]));
}

const NONE: DeadParts = { all: [], parts: [] };

/** Faults of a dependency, of its event, and of the EventSource as a whole. */
function dependencyFaults({ index, source, eventName = '' }: Dependency, placed: readonly PlacedFault[], faults: StandingFaults): Fault[] {
  const remote = faults.of(source?.object);
  return unique([...faultsWhere(placed, target => target.dependency === index), ...wholeOf(remote), ...atEvent(remote, eventName)]);
}

/** The dependencies that a trigger waits for, and why it never runs; without conditions it waits for all. */
function takes(
  { index, name, trigger }: Trigger, { dependencies }: Sensor, atDependency: ReadonlyMap<Dependency, Fault[]>, placed: readonly PlacedFault[],
) {
  const conditions = asString(at(trigger, 'template', 'conditions')) ?? '';
  const names: readonly (string | undefined)[] = conditions === '' ? dependencies.map(dependency => dependency.name) : parseConditions(conditions).names;
  const awaited = dependencies.filter(dependency => names.includes(dependency.name));
  const dead = awaited.filter(dependency => atDependency.get(dependency)!.length > 0);
  const stuck = conditions === '' ? dead.length > 0 : !canHold(conditions, each => !dead.some(dependency => dependency.name === each));
  const own = faultsWhere(placed, target => target.trigger === index);
  return {
    name: name ?? String(index),
    // a faulty trigger may be meant for any of them
    names: awaited.length === 0 && own.length > 0 ? dependencies.map(dependency => dependency.name) : names,
    faults: [...own, ...stuck ? dead.flatMap(dependency => atDependency.get(dependency)!) : []],
  };
}

function sortOut(deliveries: readonly Delivery[], whole: readonly Fault[]): DeadParts {
  const dead = deliveries.filter(({ faults }) => faults.length > 0);
  if (whole.length > 0 || dead.length === deliveries.length) {
    return { all: unique([...whole, ...dead.flatMap(({ faults }) => faults)]), parts: [] };
  }
  const parts = new Map<string, DeadPart>();
  for (const { event, trigger, faults } of dead) {
    const allOfEvent = deliveries.filter(delivery => delivery.event === event).every(delivery => delivery.faults.length > 0);
    const part: FlowPart = allOfEvent || trigger === undefined ? { event } : { trigger };
    const key = JSON.stringify(part);
    parts.set(key, { part, faults: unique([...parts.get(key)?.faults ?? [], ...faults]) });
  }
  return { all: [], parts: [...parts.values()] };
}

function wholeOf(placed: readonly PlacedFault[]): Fault[] {
  return faultsWhere(placed, ({ event, dependency, trigger }) => event === undefined && dependency === undefined && trigger === undefined);
}

function atEvent(placed: readonly PlacedFault[], name: string): Fault[] {
  return faultsWhere(placed, ({ event }) => event === name);
}

function faultsWhere(placed: readonly PlacedFault[], reaches: (target: EffectTarget) => boolean): Fault[] {
  return placed.filter(({ target }) => reaches(target)).map(({ fault }) => fault);
}

function unique(faults: readonly Fault[]): Fault[] {
  return [...new Set(faults)];
}
