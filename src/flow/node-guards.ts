import { matchesLabels } from './selector-index';
import { serviceOfBusUrl } from './service-of-host';
import { guardPortName, NODE_GUARD_LABEL, sourceNearServiceName, sourcePodsServiceName } from '../contract/node-guard-names';
import { FlowObject } from '../manifests/manifest-object';
import { objectsOfKind } from '../manifests/objects-of-kind';
import { isAlias, isHeadless, isTcp } from '../manifests/service';
import { strings } from '../manifests/strings';
import { grouped } from '../values/grouped';
import { asArray, asRecord, asString, at } from '../values/json-values';

/** A DaemonSet of guards: HAProxy on each node, for the clients of a bus and the callers of webhooks on that node. */
export interface NodeGuard {
  readonly object: FlowObject;
  /** Labels of the nodes on which it runs; empty for all nodes. */
  readonly nodeSelector: Readonly<Record<string, string>>;
}

/** A guard that takes the calls of webhooks. */
export interface WebhookNodeGuard extends NodeGuard {
  /** Callers use the guard of another node while their own is away. */
  readonly fallsBack: boolean;
}

/** By which callers reach a port of an EventSource through a guard. */
export interface GuardedWay {
  readonly service: FlowObject;
  /** Port of the guard, to which the Service leads by its name. */
  readonly target: string;
  /** Port of the EventSource. */
  readonly port: string;
}

/** The port of a guard for a bus, or for a port of an EventSource, whether or not a Service leads to it. */
export interface GuardPlace {
  /** The DaemonSet. */
  readonly guard: FlowObject;
  readonly namespace: string;
  /** Labels of the pods of the guard. */
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the port in these pods. */
  readonly target: string;
}

interface GuardSet extends NodeGuard {
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: ReadonlySet<string>;
}

/** The node guards among the objects, and what each of them guards. */
export class NodeGuards {
  private readonly guards: readonly GuardSet[];
  private readonly services: readonly FlowObject[];
  /** Services by the names of the ports to which they lead. */
  private readonly byTarget: ReadonlyMap<unknown, readonly FlowObject[]>;

  public constructor(objects: readonly FlowObject[]) {
    this.guards = objectsOfKind(objects, 'DaemonSet').flatMap(guardSet);
    this.services = this.guards.length === 0 ? [] : objectsOfKind(objects, 'Service');
    const targets = this.services.flatMap(service => entriesOf(service).map(entry => ({ service, target: asRecord(entry)?.targetPort })));
    const groups = [...grouped(targets, ({ target }) => target)];
    this.byTarget = new Map(groups.map(([target, leading]) => [target, leading.map(({ service }) => service)]));
  }

  /** The guard to which the URL of an exotic bus leads. */
  public ofBus(eventBus: FlowObject): NodeGuard | undefined {
    const { namespace, name } = eventBus;
    return this.guards.length === 0 ? undefined : this.behind(serviceOfBusUrl(eventBus, this.services), portNames('bus', namespace, name))?.guard;
  }

  /** The guard that takes the calls for these ports of an EventSource: each of them by a Service. */
  public ofWebhooks(source: FlowObject, ports: readonly string[]): WebhookNodeGuard | undefined {
    if (this.guards.length === 0 || ports.length === 0) return undefined;
    const ways = ports.map(port => this.waysTo(source, port));
    if (ways.some(({ length }) => length === 0)) return undefined;
    const { object, nodeSelector } = ways[0][0].guard;
    return { object, nodeSelector, fallsBack: ways.flat().every(({ service }) => at(service.manifest, 'spec', 'internalTrafficPolicy') !== 'Local') };
  }

  /** All ways to these ports of an EventSource. */
  public waysToWebhooks(source: FlowObject, ports: readonly string[]): GuardedWay[] {
    return ports.flatMap(port => this.waysTo(source, port)).map(({ service, target, port }) => ({ service, target, port }));
  }

  /** Where a guard takes the clients of a bus. */
  public placeOfBus({ namespace, name }: FlowObject): GuardPlace | undefined {
    return this.place(portNames('bus', namespace, name));
  }

  /** Where guards take the calls for these ports of an EventSource, by port. */
  public placesOfWebhooks({ namespace, name }: FlowObject, ports: readonly string[]): ReadonlyMap<string, GuardPlace> {
    const places = ports.map(port => [port, this.place(portNames('hook', namespace, name, port))] as const);
    return new Map(places.flatMap(([port, place]) => place === undefined ? [] : [[port, place]]));
  }

  private place(names: readonly string[]): GuardPlace | undefined {
    const guard = this.guards.find(({ ports }) => names.some(name => ports.has(name)));
    if (guard === undefined) return undefined;
    const { object, labels, ports } = guard;
    return { guard: object, namespace: object.namespace, labels, target: names.find(name => ports.has(name))! };
  }

  private waysTo({ namespace, name }: FlowObject, port: string) {
    const names = portNames('hook', namespace, name, port);
    return [...new Set(names.flatMap(each => this.byTarget.get(each) ?? []))].flatMap(service => {
      const found = this.behind(service, names);
      return found === undefined ? [] : [{ ...found, service, port }];
    });
  }

  private behind(service: FlowObject | undefined, names: readonly string[]): { guard: NodeGuard; target: string } | undefined {
    const selector = asRecord(at(service?.manifest, 'spec', 'selector')) ?? {};
    const entries = service === undefined || isAlias(service) || isHeadless(service) ? [] : entriesOf(service);
    const targets = entries.filter(isTcp).map(entry => at(entry, 'targetPort'));
    const target = names.find(name => targets.includes(name));
    const leads = ({ object: { namespace }, labels, ports }: GuardSet) =>
      namespace === service!.namespace && matchesLabels(selector, labels) && ports.has(target!);
    const guard = target === undefined || !(NODE_GUARD_LABEL in selector) ? undefined : this.guards.find(leads);
    return guard && { guard, target: target! };
  }
}

function entriesOf({ manifest }: FlowObject): readonly unknown[] {
  return asArray(at(manifest, 'spec', 'ports')) ?? [];
}

/** The label of the guard to which a Service leads, when no DaemonSet among the objects has it. */
export function absentGuard(objects: readonly FlowObject[], service: FlowObject | undefined): string | undefined {
  const guard = asString(asRecord(at(service?.manifest, 'spec', 'selector'))?.[NODE_GUARD_LABEL]);
  return objectsOfKind(objects, 'DaemonSet').flatMap(guardSet).some(({ labels }) => labels[NODE_GUARD_LABEL] === guard) ? undefined : guard;
}

/** Names of the Services by which a guard reaches the pods of an EventSource: any of them, and those that are near. */
export function guardServiceNames(source: string): readonly string[] {
  return [sourcePodsServiceName(source), sourceNearServiceName(source)];
}

/** A construct in a chart without a namespace does not know the namespace of its objects. */
function portNames(kind: 'bus' | 'hook', namespace: string, name: string, ...port: readonly string[]): string[] {
  return [guardPortName(kind, namespace, name, ...port), guardPortName(kind, '', name, ...port)];
}

function guardSet(object: FlowObject): GuardSet[] {
  const template = asRecord(at(object.manifest, 'spec', 'template')) ?? {};
  const labels = strings(at(template, 'metadata', 'labels'));
  if (!(NODE_GUARD_LABEL in labels)) return [];
  const containers = asArray(at(template, 'spec', 'containers')) ?? [];
  const ports = containers.flatMap(container => asArray(at(container, 'ports')) ?? []).flatMap(port => asString(at(port, 'name')) ?? []);
  return [{ object, labels, nodeSelector: strings(at(template, 'spec', 'nodeSelector')), ports: new Set(ports) }];
}
