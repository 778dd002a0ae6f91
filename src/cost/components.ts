import { known } from './amount';
import { busItems } from './bus-items';
import { clientItems } from './client-items';
import { ObjectName, objectName } from './gap';
import { Item, Role, unknownServers } from './item';
import { nodeGuardItems } from './node-guard-items';
import { replicasAt } from './replicas';
import { templateItems } from './template-items';
import { BUS_LABEL } from '../contract/bus-label';
import { Facts } from '../flow/facts';
import { Bus, Client, Flow, Sensor, Source } from '../flow/flow';
import { keeperDeployment } from '../flow/keeper';
import { podPolicyIn } from '../flow/pod-policy-reach';
import { FlowObject } from '../manifests/manifest-object';
import { asInteger, at } from '../values/json-values';

/** An object, and all that runs for it. */
export interface Component {
  readonly object: ObjectName;
  readonly items: readonly Item[];
}

/** The components of a flow, each of them once, whatever shares it. */
export class Components {
  /** By the object, or by the name of a bus that is not among the objects. */
  private readonly known = new Map<FlowObject | string, Component>();

  public constructor(private readonly flow: Flow, private readonly facts: Facts) {
    for (const bus of flow.buses) this.bus(bus);
    for (const client of [...flow.sources, ...flow.sensors]) {
      this.ofClient(client);
      this.ofBus(client);
    }
    for (const object of flow.controllers) this.of(object, () => deploymentItems(object, 'controller'));
  }

  public all(): readonly Component[] {
    return [...this.known.values()];
  }

  /** An EventSource or Sensor, with its Jobs and the guards on the nodes. */
  public ofClient(client: Source | Sensor): readonly Component[] {
    const { object, busNodeGuard } = client;
    const guards = [busNodeGuard, 'webhookNodeGuard' in client ? client.webhookNodeGuard : undefined].filter(guard => guard !== undefined);
    const job = 'bucketRaisedBy' in client ? client.bucketRaisedBy : undefined;
    return [
      this.of(object, () => clientItems(client, podPolicyIn(this.flow, this.facts, object.namespace))),
      ...guards.map(guard => this.of(guard.object, () => nodeGuardItems(guard, this.facts))),
      ...job !== undefined && ['Job', 'CronJob'].includes(job.kind) ? [this.of(job, () => jobItems(job, 'bucket-job'))] : [],
    ];
  }

  /** The bus of an EventSource or Sensor. */
  public ofBus({ object, bus, busName }: Client): readonly Component[] {
    if (bus !== undefined) return [this.bus(bus)];
    const name = { kind: 'EventBus', namespace: object.namespace, name: busName };
    return [this.made(`${object.namespace}/${busName}`, () => ({ object: name, items: [unknownServers({ code: 'bus-missing', object: name })] }))];
  }

  private bus(bus: Bus): Component {
    const { objects } = this.flow;
    const keeper = keeperDeployment(bus.object, objects);
    const job = objects.find(({ kind, namespace, labels }) => kind === 'Job' && namespace === bus.object.namespace && labels[BUS_LABEL] === bus.object.name);
    return this.of(bus.object, () => [
      ...busItems(bus),
      ...keeper ? deploymentItems(keeper, 'keeper') : [],
      ...job ? jobItems(job, 'secrets-job') : [],
    ]);
  }

  private of(object: FlowObject, items: () => readonly Item[]): Component {
    return this.made(object, () => ({ object: objectName(object), items: items() }));
  }

  private made(key: FlowObject | string, make: () => Component): Component {
    const component = this.known.get(key) ?? make();
    this.known.set(key, component);
    return component;
  }
}

function deploymentItems(object: FlowObject, role: Role): Item[] {
  const pods = replicasAt(object, ['spec', 'replicas'], asInteger(at(object.manifest, 'spec', 'replicas')) ?? 1);
  return templateItems({ object, pods, role: () => role });
}

function jobItems(object: FlowObject, role: Role): Item[] {
  return templateItems({ object, pods: known(1), role: () => role, ends: true });
}
