import { serviceOfBusUrl } from './service-of-host';
import { guardPortName, NODE_GUARD_LABEL, sourceNearServiceName, sourcePodsServiceName } from '../contract/node-guard-names';
import { FlowObject } from '../manifests/manifest-object';
import { objectsOfKind } from '../manifests/objects-of-kind';
import { isAlias, isTcp } from '../manifests/service';
import { strings } from '../manifests/strings';
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

interface GuardSet extends NodeGuard {
  readonly label: string;
  readonly ports: ReadonlySet<string>;
}

/** The node guards among the objects, and what each of them guards. */
export class NodeGuards {
  private readonly guards: readonly GuardSet[];
  private readonly services: readonly FlowObject[];

  public constructor(objects: readonly FlowObject[]) {
    this.guards = objectsOfKind(objects, 'DaemonSet').flatMap(guardSet);
    this.services = this.guards.length === 0 ? [] : objectsOfKind(objects, 'Service');
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

  /** Of the Services that select the pods of an EventSource, those that are there for a guard and not for callers. */
  public ownServices({ namespace, name }: FlowObject, ports: readonly string[], selecting: readonly FlowObject[]): FlowObject[] {
    const guarded = ports.some(port => portNames('hook', namespace, name, port).some(each => this.guards.some(guard => guard.ports.has(each))));
    const names = [sourcePodsServiceName(name), sourceNearServiceName(name)];
    return guarded ? selecting.filter(service => names.includes(service.name)) : [];
  }

  private waysTo({ namespace, name }: FlowObject, port: string) {
    return this.services.flatMap(service => {
      const found = this.behind(service, portNames('hook', namespace, name, port));
      return found === undefined ? [] : [{ ...found, service, port }];
    });
  }

  private behind(service: FlowObject | undefined, names: readonly string[]): { guard: NodeGuard; target: string } | undefined {
    const label = asRecord(at(service?.manifest, 'spec', 'selector'))?.[NODE_GUARD_LABEL];
    const entries = service === undefined || isAlias(service) ? [] : asArray(at(service.manifest, 'spec', 'ports')) ?? [];
    const targets = entries.filter(isTcp).map(entry => at(entry, 'targetPort'));
    const target = names.find(name => targets.includes(name));
    const guard = target === undefined ? undefined
      : this.guards.find(each => each.label === label && each.object.namespace === service!.namespace && each.ports.has(target));
    return guard && { guard, target: target! };
  }
}

/** A construct in a chart without a namespace does not know the namespace of its objects. */
function portNames(kind: 'bus' | 'hook', namespace: string, name: string, ...port: readonly string[]): string[] {
  return [guardPortName(kind, namespace, name, ...port), guardPortName(kind, '', name, ...port)];
}

function guardSet(object: FlowObject): GuardSet[] {
  const template = asRecord(at(object.manifest, 'spec', 'template')) ?? {};
  const label = strings(at(template, 'metadata', 'labels'))[NODE_GUARD_LABEL];
  if (label === undefined) return [];
  const containers = asArray(at(template, 'spec', 'containers')) ?? [];
  const ports = containers.flatMap(container => asArray(at(container, 'ports')) ?? []).flatMap(port => asString(at(port, 'name')) ?? []);
  return [{ object, label, nodeSelector: strings(at(template, 'spec', 'nodeSelector')), ports: new Set(ports) }];
}
