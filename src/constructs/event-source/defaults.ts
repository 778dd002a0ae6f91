import { HaEventSourceProps } from './ha-event-source-props';
import { validateWebhookOptions } from './validate-webhook-options';
import { httpServer, isReadable, SourceEvent } from '../../argo-events/catalog/event-source-events';
import { EventSourceClass } from '../../argo-events/catalog/event-types';
import { FailureDomain } from '../../contract/failure-domain';
import { WEBHOOK_HEALTH_PATH } from '../../contract/ports';
import { HaNodeGuard } from '../node-guard/ha-node-guard';
import { workloadValues, WorkloadValues } from '../workload/defaults';
import { PodProbe } from '../workload/pod-probe';

/** A port on which the pods serve webhooks. */
export interface ServedPort {
  readonly port: number;
  readonly tls: boolean;
}

/** Every value of an EventSource, given or derived. */
export interface EventSourceValues extends WorkloadValues {
  readonly ports: ServedPort[];
  /** The node guard through which webhooks are called. */
  readonly nodeGuard?: HaNodeGuard;
  /** Ports that the guard in a pod takes over. A guard cannot repeat a request that it cannot read, so those with TLS stay with the pod. */
  readonly guardedPorts: ServedPort[];
}

export function eventSourceValues(props: HaEventSourceProps, events: SourceEvent[]): EventSourceValues {
  const elected = events.some(({ type }) => type.class === EventSourceClass.ACTIVE_PASSIVE);
  const ports = servedPorts(events);
  const survives = props.survives ?? props.eventBus.survives;
  const [first] = ports;
  const values = workloadValues(props, {
    elected,
    replicas: props.replicas ?? (elected || survives === FailureDomain.ZONE ? 3 : 2),
    readiness: first ? PodProbe.httpGet(WEBHOOK_HEALTH_PATH, first.port, { tls: first.tls }) : PodProbe.none(),
    preStopSleepSeconds: first ? 10 : 0,
    syncWave: -1,
  });
  const webhookGuard = props.webhookGuard ?? true;
  const nodeGuard = webhookGuard ? props.eventBus.nodeGuard : undefined;
  const guardedPorts = values.busGuard && webhookGuard && !nodeGuard ? ports.filter(({ tls }) => !tls) : [];
  validateWebhookOptions({
    kubernetesVersion: values.kubernetesVersion,
    webhookGuard: props.webhookGuard,
    service: props.service,
    busGuard: values.busGuard !== undefined,
    nodeGuard: nodeGuard !== undefined,
    ports,
    guardedPorts,
  });
  return { ...values, ports, nodeGuard, guardedPorts };
}

/** Whether the guards in the pods divide the requests of all webhooks evenly, whatever pod a caller reaches first. */
export function balancesAll({ ports, guardedPorts }: EventSourceValues): boolean {
  return ports.length > 0 && guardedPorts.length === ports.length;
}

/** Events whose requests a guard repeats on another pod when one fails. A guard cannot repeat a request that it cannot read. */
export function repeatedEvents(events: readonly SourceEvent[], { nodeGuard, guardedPorts }: EventSourceValues): string[] {
  const isGuarded = (event: SourceEvent) => nodeGuard !== undefined || guardedPorts.some(({ port }) => port === Number(httpServer(event)?.port));
  return events.filter(event => isReadable(event) && isGuarded(event)).map(({ name }) => name);
}

function servedPorts(events: SourceEvent[]): ServedPort[] {
  const ports = new Map<number, ServedPort>();
  for (const event of events) {
    const server = httpServer(event);
    if (server) ports.set(Number(server.port), { port: Number(server.port), tls: server.tls });
  }
  return [...ports.values()].sort((a, b) => a.port - b.port);
}
