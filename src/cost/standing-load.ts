import { parseConditions } from '../argo-events/catalog/conditions';
import { httpServer, HttpServer } from '../argo-events/catalog/event-source-events';
import { Facts } from '../flow/facts';
import { Bus, Client, Flow, Sensor, Source } from '../flow/flow';
import { podPolicyIn } from '../flow/pod-policy-reach';
import { asString, at } from '../values/json-values';

/** What a flow does to its bus and to Kubernetes while no event comes; each but the first two a second. */
export interface StandingLoad {
  /** Of EventSources and Sensors to the servers of buses. */
  readonly connections: number;
  /** Of Sensors on the streams of buses. */
  readonly consumers: number;
  /** Messages with which triggers ask for events. */
  readonly pulls: number;
  /** Messages of pods that vote with graft. */
  readonly heartbeats: number;
  /** Checks of guards: of the servers of buses, and of the pods of EventSources. */
  readonly serverChecks: number;
  readonly webhookChecks: number;
  /** Requests of keepers to servers. */
  readonly keeperRequests: number;
  /** Requests to the API server, at most. */
  readonly apiRequests: number;
  /** Series of Prometheus, where HaMonitoring scrapes the pods; those of guards apart. */
  readonly series: number;
  readonly guardSeries: number;
}

/** An EventSource pod that runs has a connection that makes the stream, and one that publishes (eventing.go, base/jetstream.go). Measured: 2. */
const SOURCE_CONNECTIONS = 2;
/** The active Sensor pod has one that makes the bucket, and one for each trigger (sensor_jetstream.go). Measured: 3 with one trigger, one of them to vote. */
const SENSOR_CONNECTIONS = 1;
/** A trigger asks for one event of each dependency, and again after 1 s without one (trigger_conn.go). Measured: 1. */
const PULLS_A_SECOND = 1;
/** graft, every 100 ms. Measured: 10. */
const HEARTBEATS_A_SECOND = 10;
/** A guard asks five places for the server in its own zone, every 2 s, beside each server every second (bus-guard/config.ts). */
const NEAR_CHECKS_A_SECOND = 2.5;
/** A node guard asks the near pod of a webhook with its own certificate every 10 s, and no others (node-guard/webhook-config.ts). */
const NODE_WEBHOOK_CHECKS_A_SECOND = 0.1;
/** The keeper pauses 5 s after each look at three pages of each server and at the consumers, 256 a page; and looks at the buckets each minute (bus-scripts). */
const KEEPER_PERIOD = 5;
const KEEPER_PAGES_OF_A_SERVER = 3;
const CONSUMERS_A_PAGE = 256;
const KEEPER_COPIES_PERIOD = 60;

/** Series of a pod, of the recordings in test/resources/monitoring: a client's own, 36 of them of Go and the process; of a guard, the series that PodMonitors keep. */
const SERIES = { source: 37, sensor: 36, event: 5, trigger: 5, guard: 70, guardedPort: 74 } as const;
/** Of a server: exporter 0.14 with nats-server 2.10.29, and 0.20.1 with 2.14.10; 44 and 48 of them of the exporter's own process. Counted on a cluster. */
const SERVER_SERIES = { native: { server: 131, stream: 5, consumer: 8 }, own: { server: 165, stream: 8, consumer: 10 } } as const;

/** Of JetStream buses. Where a guard runs on each node, and the number of nodes is not given, its checks are left out. */
export function standingLoad(flow: Flow, facts: Facts): StandingLoad {
  const [sources, sensors, buses] = [flow.sources.filter(isOnJetStream), flow.sensors.filter(isOnJetStream), flow.buses.filter(isJetStream)];
  const of = ({ object }: Client): Facts => ({ ...facts, podPolicy: podPolicyIn(flow, facts, object.namespace) });
  const parts = [
    ...sources.map(source => sourceLoad(source, of(source))),
    ...sensors.map(sensor => sensorLoad(sensor, of(sensor))),
    ...buses.map(bus => busLoad(bus, sensors.filter(sensor => sensor.bus === bus), guardsOnNodes(bus, [...sources, ...sensors], facts))),
  ];
  const total = (key: keyof StandingLoad) => parts.reduce((sum, part) => sum + (part[key] ?? 0), 0);
  return Object.fromEntries((Object.keys(NONE) as (keyof StandingLoad)[]).map(key => [key, total(key)])) as unknown as StandingLoad;
}

function isJetStream({ type }: Bus): boolean {
  return type === 'jetstream' || type === 'jetstreamExotic';
}

/** A bus that is not among the objects is taken for one. */
function isOnJetStream({ bus }: Client): boolean {
  return bus === undefined || isJetStream(bus);
}

const NONE: StandingLoad = {
  connections: 0,
  consumers: 0,
  pulls: 0,
  heartbeats: 0,
  serverChecks: 0,
  webhookChecks: 0,
  keeperRequests: 0,
  apiRequests: 0,
  series: 0,
  guardSeries: 0,
};

function sourceLoad(source: Source, facts: Facts): Partial<StandingLoad> {
  const { replicas, elector, webhookGuard, guardPorts, webhookNodeGuard, events } = source;
  const active = elector === 'none' ? replicas : 1;
  const servers = events.flatMap(event => httpServer(event) ?? []);
  const portsOf = (some: readonly HttpServer[]) => new Set(some.map(({ port }) => port)).size;
  const ports = guardPorts?.size ?? portsOf(servers);
  const checked = webhookNodeGuard ? portsOf(servers.filter(({ tls }) => tls)) : 0;
  const guarded = webhookGuard && facts.podPolicy === true;
  return {
    ...election(source),
    ...serverChecks(source, facts),
    connections: active * SOURCE_CONNECTIONS + voters(source),
    series: replicas * SERIES.source + active * SERIES.event * events.length,
    guardSeries: guardSeries(source, guarded ? ports : 0, facts),
    // each guard asks each pod every second
    webhookChecks: (guarded ? replicas * replicas * ports : 0) + (facts.nodes ?? 0) * NODE_WEBHOOK_CHECKS_A_SECOND * checked,
  };
}

function sensorLoad(sensor: Sensor, facts: Facts): Partial<StandingLoad> {
  const consumers = consumersOf(sensor);
  return {
    ...election(sensor),
    ...serverChecks(sensor, facts),
    connections: SENSOR_CONNECTIONS + sensor.triggers.length + voters(sensor),
    consumers,
    pulls: consumers * PULLS_A_SECOND,
    series: sensor.replicas * SERIES.sensor + sensor.triggers.length * SERIES.trigger,
    guardSeries: guardSeries(sensor, 0, facts),
  };
}

/** One for each dependency of each trigger. */
export function consumersOf({ triggers, dependencies }: Sensor): number {
  return triggers.reduce((sum, { trigger }) => {
    const conditions = asString(at(trigger, 'template', 'conditions')) ?? '';
    return sum + (conditions === '' ? dependencies.length : parseConditions(conditions).names.length);
  }, 0);
}

/** With graft each pod has a connection to vote. */
function voters({ elector, replicas }: Client): number {
  return elector === 'graft' ? replicas : 0;
}

/** A pod with a Lease renews it, or looks at it, at most once in each retry period. */
function election({ elector, replicas, leaseTimings }: Client): Partial<StandingLoad> {
  return elector === 'graft' ? { heartbeats: HEARTBEATS_A_SECOND } : elector === 'lease' ? { apiRequests: replicas / leaseTimings.retryPeriod } : {};
}

function serverChecks({ bus, busGuard, replicas }: Client, { podPolicy }: Facts): Partial<StandingLoad> {
  return busGuard && podPolicy === true && bus ? { serverChecks: replicas * (bus.replicas + NEAR_CHECKS_A_SECOND) } : {};
}

function guardSeries({ busGuard, replicas }: Client, ports: number, { podPolicy }: Facts): number {
  return busGuard && podPolicy === true ? replicas * (SERIES.guard + SERIES.guardedPort * ports) : 0;
}

function guardsOnNodes(bus: Bus, clients: readonly Client[], { nodes = 0 }: Facts): number {
  return clients.some(client => client.bus === bus && client.busNodeGuard) ? nodes : 0;
}

function busLoad(bus: Bus, sensors: readonly Sensor[], nodes: number): Partial<StandingLoad> {
  const consumers = sensors.reduce((sum, sensor) => sum + consumersOf(sensor), 0);
  const pages = bus.keeper?.subscriptions ? Math.max(1, Math.ceil(consumers / CONSUMERS_A_PAGE)) : 0;
  return {
    serverChecks: nodes * (bus.replicas + NEAR_CHECKS_A_SECOND / 5 * bus.replicas),
    series: bus.servers ? bus.replicas * serverSeries(bus, sensors.length, consumers) : 0,
    keeperRequests: bus.keeper ? (KEEPER_PAGES_OF_A_SERVER * bus.replicas + pages) / KEEPER_PERIOD + (2 + sensors.length) / KEEPER_COPIES_PERIOD : 0,
  };
}

/** The stream of the events, the bucket of each Sensor, and that of the keeper. */
function serverSeries({ servers, keeper }: Bus, sensors: number, consumers: number): number {
  const of = SERVER_SERIES[servers?.own ? 'own' : 'native'];
  return of.server + of.stream * (1 + sensors + (keeper?.subscriptions ? 1 : 0)) + of.consumer * consumers;
}
