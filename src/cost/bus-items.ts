import { NOTHING, sum } from './amount';
import { objectName } from './gap';
import { Item, item, Role, unknownServers } from './item';
import { replicasAt } from './replicas';
import { amountOf, resourcesOf } from './resources';
import { templateItems } from './template-items';
import { STREAMING_VOLUME_SIZE } from '../argo-events/nats/streaming';
import { DEFAULT_VOLUME_SIZE } from '../argo-events/workload/event-bus-pod';
import { Bus, OwnServers } from '../flow/flow';
import { asArray, asInteger, asRecord, at } from '../values/json-values';

/** The servers of a bus, each with the containers that the controller adds. */
export function busItems(bus: Bus): Item[] {
  if (bus.servers === undefined) return bus.type === undefined ? [] : [unknownServers({ code: 'foreign-servers', object: objectName(bus.object) })];
  const { own } = bus.servers;
  return own === undefined ? nativeItems(bus) : ownItems(own);
}

/** Of a container without a template, Argo Events makes one without requests, but for a server of NATS Streaming: it requests 0 cores. */
function nativeItems({ object, type, servers, replicas }: Bus): Item[] {
  const { fields, path } = servers!;
  const pods = replicasAt(object, [...path, 'replicas'], replicas);
  const persistence = asRecord(fields.persistence);
  const size = persistence?.volumeSize ?? (type === 'nats' ? STREAMING_VOLUME_SIZE : DEFAULT_VOLUME_SIZE);
  const volume = persistence === undefined ? NOTHING : amountOf(size, objectName(object), [...path, 'persistence.volumeSize'].join('.'));
  const resources = (container: string, template: string, otherwise?: object) =>
    resourcesOf(fields[template] === undefined ? otherwise : at(fields[template], 'resources'), { object: objectName(object), container });
  const beside = (role: Role, container: string, template: string) =>
    item({ role, container, pods, resources: resources(container, template), beside: true });
  return type === 'nats'
    ? [
      item({ role: 'servers', container: 'stan', pods, volume, resources: resources('stan', 'containerTemplate', { requests: { cpu: '0' } }) }),
      beside('exporter', 'metrics', 'metricsContainerTemplate'),
    ]
    : [
      item({ role: 'servers', container: 'main', pods, volume, resources: resources('main', 'containerTemplate') }),
      beside('reloader', 'reloader', 'reloaderContainerTemplate'),
      beside('exporter', 'metrics', 'metricsContainerTemplate'),
    ];
}

const OWN_ROLES: Readonly<Record<string, Role>> = { reloader: 'reloader', metrics: 'exporter' };

function ownItems({ object }: OwnServers): Item[] {
  const replicas = replicasAt(object, ['spec', 'replicas'], asInteger(at(object.manifest, 'spec', 'replicas')) ?? 1);
  const claims = asArray(at(object.manifest, 'spec', 'volumeClaimTemplates')) ?? [];
  const volumes = claims.map(claim => amountOf(at(claim, 'spec', 'resources', 'requests', 'storage'), objectName(object), 'volumeClaimTemplates: storage'));
  return templateItems({ object, pods: replicas, volume: sum(volumes), role: container => OWN_ROLES[container] ?? 'servers' });
}
