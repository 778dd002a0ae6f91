import { requestPorts } from './services';
import { httpServer, SourceEvent } from '../../argo-events/catalog/event-source-events';
import { Port } from '../../contract/ports';
import { Client, Flow, Pods, Sensor, Source } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';
import { asRecord, at } from '../../values/json-values';
import { FlowEffect } from '../engine/flow-effect';
import { Affected } from '../engine/rule';

/** What pods of Argo Events have to reach, or be reached by. */
export interface Need {
  readonly pods: Pods & { readonly object: FlowObject };
  readonly direction: 'Ingress' | 'Egress';
  /** Without it, the API server. */
  readonly port?: number;
  readonly protocol?: 'UDP';
  /** What it is needed for. */
  readonly purpose: string;
  readonly effect?: FlowEffect;
  readonly affects: readonly Affected[];
}

const DNS = 53;

export function networkNeeds({ buses, sources, sensors }: Flow): Need[] {
  const clients = [...sources, ...sensors];
  return [
    ...buses.filter(({ servers }) => servers !== undefined).flatMap((bus): Need[] => [
      { pods: bus, port: Port.BUS_CLIENT, direction: 'Ingress', purpose: 'its clients', affects: [bus] },
      ...bus.replicas < 3 ? [] : [
        ...(['Ingress', 'Egress'] as const).map((direction): Need => ({ pods: bus, port: Port.BUS_CLUSTER, direction, purpose: 'the other servers', affects: [bus] })),
        dns(bus),
      ],
    ]),
    ...clients.filter(({ bus }) => bus?.servers !== undefined).flatMap((pods): Need[] => [
      { pods, port: Port.BUS_CLIENT, direction: 'Egress', purpose: 'the bus', affects: [pods] },
      dns(pods),
    ]),
    ...clients.filter(({ elector }) => elector === 'lease').map(pods => apiServer(pods, 'its Lease', { affects: [pods] })),
    ...sources.flatMap(sourceNeeds),
    ...sensors.flatMap(sensorNeeds),
  ];
}

function dns(pods: Need['pods']): Need {
  return { pods, port: DNS, protocol: 'UDP', direction: 'Egress', purpose: 'DNS', affects: [pods] };
}

function apiServer(pods: Client, purpose: string, concerned: Pick<Need, 'affects' | 'effect'>): Need {
  return { pods, direction: 'Egress', purpose, ...concerned };
}

function sourceNeeds(source: Source): Need[] {
  const { object, events } = source;
  const affected = (chosen: readonly SourceEvent[]) => chosen.map(({ name: event }) => ({ object, event }));
  const inCluster = events.filter(({ type, event }) => type.field === 'resource' || type.field === 'calendar' && asRecord(at(event, 'persistence', 'configMap')) !== undefined);
  const ports = [...new Set(events.flatMap(event => requestPort(source, event) ?? []))];
  return [
    ...ports.map((port): Need => ({
      pods: source,
      port,
      direction: 'Ingress',
      purpose: 'requests',
      effect: { does: 'refuses', to: 'event' },
      affects: affected(events.filter(event => requestPort(source, event) === port)),
    })),
    ...inCluster.length === 0 ? [] : [apiServer(source, `the events ${inCluster.map(({ name }) => name).join(', ')}`, {
      effect: { does: 'never-delivers', to: 'event' }, affects: affected(inCluster),
    })],
  ];
}

/** Triggers that make objects in the cluster. */
function sensorNeeds(sensor: Sensor): Need[] {
  const calling = sensor.triggers.filter(({ trigger }) => ['k8s', 'argoWorkflow'].some(type => asRecord(at(trigger, 'template', type)) !== undefined));
  return calling.length === 0 ? [] : [apiServer(sensor, `the triggers ${calling.map(({ name, index }) => name ?? index).join(', ')}`, {
    affects: [sensor], ...calling.length < sensor.triggers.length && { effect: { does: 'sometimes' } },
  })];
}

/** With the webhook guard requests come to a port of it. */
function requestPort(source: Source, event: SourceEvent): number | undefined {
  const port = httpServer(event) === undefined ? NaN : Number(requestPorts(source, event)?.[0]);
  return Number.isInteger(port) ? port : undefined;
}
