import { isDeepStrictEqual } from 'node:util';
import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { create, objectsOf, quietApp } from './build';
import { busPart } from './bus-part';
import { CHECK_SURVIVES } from './check-survives';
import { sensorPart, sourcePart } from './client-parts';
import { CodeRecord, EnumMember } from './code';
import { Names } from './names';
import { isOurClient } from './ours';
import { ownBusPart } from './own-bus-part';
import { Candidate, hasOwnServers, Part } from './part';
import { typedPart, untypedPart } from './plain-parts';
import { Remark } from './remark';
import { trimmed } from './trim';
import { EVENT_TYPES } from '../argo-events/catalog/event-types';
import { DEFAULT_EVENT_BUS } from '../argo-events/catalog/names';
import { FailureDomain } from '../contract/failure-domain';
import { Facts } from '../flow/facts';
import { Bus, Client, Flow, OwnServers, Sensor, Source } from '../flow/flow';
import { FlowObject } from '../manifests/manifest-object';

export interface ChartInput {
  readonly id: string;
  readonly namespace: string;
  readonly flow: Flow;
  readonly facts: Facts;
  /** Instead of what the manifests declare, or of NODE. */
  readonly survives?: FailureDomain;
  /** Whether pods may ask for the pod policy. */
  readonly podPolicy: boolean;
  /** Guards that buses share, of all namespaces. */
  readonly guards: ReadonlyMap<FlowObject, Part>;
}

/** The constructs of one namespace. */
export class ChartPlanner {
  public readonly parts: Part[] = [];
  private readonly buses = new Map<string, Part | undefined>();

  public constructor(private readonly input: ChartInput, private readonly names: Names) {
    const { flow, namespace } = input;
    const here = ({ object }: { readonly object: FlowObject }) => object.namespace === namespace;
    for (const guard of input.guards.values()) if (here({ object: guard.object! })) this.add(guard);
    for (const bus of flow.buses.filter(here)) this.addBus(bus);
    for (const source of flow.sources.filter(here)) this.addClient(source, sourcePart, 'EventSource');
    for (const sensor of flow.sensors.filter(here)) this.addClient(sensor, sensorPart, 'Sensor');
  }

  private addBus(bus: Bus): void {
    const { flow, facts, podPolicy } = this.input;
    const { name } = bus.object;
    const reasons: Remark[] = [];
    if (bus.type === 'jetstream') {
      const candidate = busPart(flow, bus, facts);
      const told = { ...candidate.props, ...this.told(), ...!podPolicy && { podPolicy: false } };
      const part = this.named({ ...candidate, props: told }, name === DEFAULT_EVENT_BUS ? 'bus' : name, 'Bus');
      const refused = this.refusal(part);
      if (refused === undefined) {
        this.buses.set(name, this.add(this.trim(part)));
        return;
      }
      reasons.push({ code: 'construct-refuses', construct: part.type, message: refused });
    }
    if (bus.servers?.own !== undefined && this.addOwnBus(bus, bus.servers.own)) return;
    this.addPlain(bus.object, reasons);
    this.buses.set(name, undefined);
    // its clients can still have constructs where they need none of its servers
    const ownServers = bus.servers?.own !== undefined;
    if (bus.type === 'kafka' || bus.type === 'jetstreamExotic') this.refer(name, [], ownServers ? { runtime: new EnumMember('BusRuntime', 'OWN_SERVERS'), ...this.told() } : {});
  }

  /** A bus of own servers, where an HaEventBus makes all of its objects as they are: a change could restart or rename servers. */
  private addOwnBus(bus: Bus, servers: OwnServers): boolean {
    const { flow, facts, guards } = this.input;
    const { name } = bus.object;
    const on = <T extends Client>(clients: readonly T[]) => clients.filter(client => client.bus?.object === bus.object);
    const clients = [...on(flow.sources).map(source => sourcePart(source, 'bus')), ...on(flow.sensors).map(sensor => sensorPart(sensor, 'bus'))];
    const candidates = [false, true].map(sized => ownBusPart(flow, bus, servers, facts, guards, sized));
    const candidate = candidates.find(each => this.makesOnly([each, ...clients], flow.objects));
    if (candidate === undefined) return false;
    this.buses.set(name, this.add(this.trim(this.named(candidate, name === DEFAULT_EVENT_BUS ? 'bus' : name, 'Bus'))));
    return true;
  }

  /** Whether a bus and its clients, which refer to it as `bus`, make nothing but what is among the objects. What a bus makes depends on its clients. */
  private makesOnly(candidates: readonly Candidate[], objects: readonly FlowObject[]): boolean {
    const parts = candidates.map((each, index): Part => ({ ...each, id: `Part${index}`, variable: index === 0 ? 'bus' : `client${index}` }));
    const { chart, constructs } = this.chartBesideGuards();
    try {
      for (const part of parts) constructs.set(part.variable, create(chart, part, constructs));
      return objectsOf(chart).every(made => objects.some(({ manifest }) => isDeepStrictEqual(manifest, made)));
    } catch {
      return false;
    }
  }

  /** What the caller says of every bus. */
  private told(): CodeRecord {
    const { survives } = this.input;
    return survives === undefined ? {} : { survives: new EnumMember('FailureDomain', survives) };
  }

  private refer(name: string, remarks: readonly Remark[], known: CodeRecord = {}): void {
    const props: CodeRecord = { ...known, keeper: false, ...!this.input.podPolicy && { podPolicy: false } };
    const candidate: Candidate = { type: 'HaEventBus.fromEventBusName', busName: name, props, additions: [], remarks };
    const part = this.named(candidate, name === DEFAULT_EVENT_BUS ? 'bus' : name, 'Bus');
    if (this.refusal(part) !== undefined) return;
    this.buses.set(name, this.add(part));
  }

  private addClient<T extends Client & (Source | Sensor)>(client: T, partOf: (client: T, bus: string) => Candidate, suffix: string): void {
    const { object, busName } = client;
    if (!this.buses.has(busName)) this.refer(busName, [{ code: 'bus-not-given', bus: busName }]);
    const bus = this.buses.get(busName);
    const reasons: Remark[] = [];
    if (bus !== undefined) {
      const part = this.named(partOf(client, bus.variable), object.name, suffix);
      const refused = this.refusal(part, bus);
      const otherwise = refused === undefined && isOurClient(client) && (bus.type !== 'HaEventBus' || hasOwnServers(bus)) && !this.makes(object, part, bus);
      if (refused === undefined && !otherwise) {
        this.add(this.trim(part, bus));
        return;
      }
      reasons.push(refused === undefined ? { code: 'made-otherwise', construct: part.type } : { code: 'construct-refuses', construct: part.type, message: refused });
    }
    this.addPlain(object, reasons);
  }

  /** Typed where the types allow it. */
  private addPlain(object: FlowObject, reasons: readonly Remark[]): void {
    const part = this.named(typedPart(object, reasons), object.name, object.kind);
    const refused = this.refusal(part);
    this.add(refused === undefined ? part : { ...part, ...untypedPart(object, [...reasons, { code: 'untyped', message: refused }]) });
  }

  private named(candidate: Candidate, name: string, suffix: string): Part {
    return { ...candidate, ...this.names.of(this.input.id, name, suffix) };
  }

  private add(part: Part): Part {
    this.parts.push(part);
    return part;
  }

  /** Why a construct cannot be made; undefined when it can. */
  private refusal(part: Part, bus?: Part): string | undefined {
    try {
      this.outcome(part, bus);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** Whether the construct makes the object as it is. */
  private makes({ manifest }: FlowObject, part: Part, bus: Part): boolean {
    return this.outcome(part, bus).some(made => isDeepStrictEqual(made, manifest));
  }

  private outcome(part: Part, bus?: Part) {
    const { chart, constructs } = this.chartBesideGuards();
    if (bus !== undefined) constructs.set(bus.variable, create(chart, bus, constructs));
    return objectsOf(create(chart, part, constructs));
  }

  /** A chart that is only looked at, and the guards to which buses in it refer. */
  private chartBesideGuards(): { chart: Chart; constructs: Map<string, IConstruct> } {
    const { id, namespace, guards } = this.input;
    const app = quietApp();
    app.node.setContext(CHECK_SURVIVES, false);
    const constructs = new Map<string, IConstruct>();
    for (const guard of guards.values()) {
      const beside = new Chart(app, `guard ${guard.variable}`, { namespace: guard.object!.namespace || undefined });
      constructs.set(guard.variable, create(beside, guard, constructs));
    }
    return { chart: new Chart(app, id, { namespace: namespace || undefined }), constructs };
  }

  private trim(part: Part, bus?: Part): Part {
    const events = EVENT_TYPES.map(({ field }) => field);
    return { ...part, props: trimmed(part.props, props => this.outcome({ ...part, props }, bus), events) };
  }
}
