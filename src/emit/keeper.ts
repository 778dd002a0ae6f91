import { beside, waveOf } from './beside';
import { copiesOf, podFieldsOf } from './bus-pods';
import { Emission, Left } from './emission';
import { sensorLease } from '../argo-events/catalog/names';
import { keeperName } from '../contract/keeper';
import { Bus, Flow } from '../flow/flow';
import { nativeBusAccess } from '../resources/event-bus/access';
import { eventBusKeeper } from '../resources/keeper/keeper';
import { keeperLeaseAccess } from '../resources/keeper/lease-access';
import { NATS_BOX_IMAGE } from '../resources/keeper/nats-pod';
import { scriptsConfigMap, scriptsConfigName } from '../resources/keeper/scripts-config-map';
import { Json } from '../values/json-values';

export interface ImageOptions {
  /** Image with the NATS command line. */
  readonly natsBoxImage?: string;
  /** HAProxy image of the guard. */
  readonly guardImage?: string;
}

/** The keeper of each JetStream bus that has none. */
export function keeper(flow: Flow, { natsBoxImage = NATS_BOX_IMAGE }: ImageOptions = {}): Emission {
  const left = flow.buses.flatMap(bus => reasonToLeave(bus) ?? []);
  const kept = flow.buses.filter(bus => reasonToLeave(bus) === undefined && !hasKeeper(flow, bus));
  return { added: kept.flatMap(bus => keeperOf(flow, bus, natsBoxImage)), changed: new Map(), left };
}

function reasonToLeave({ object, type, replicas, servers }: Bus): Left | undefined {
  if (servers?.own) return { object, reason: 'own-servers' };
  if (type !== 'jetstream') return { object, reason: 'bus-type' };
  return replicas < 3 ? { object, reason: 'few-servers' } : undefined;
}

function hasKeeper({ objects }: Flow, { object }: Bus): boolean {
  return objects.some(({ kind, name, namespace }) => kind === 'Deployment' && name === keeperName(object.name) && namespace === object.namespace);
}

function keeperOf({ sensors }: Flow, bus: Bus, image: string): Json[] {
  const { object } = bus;
  const annotations = waveOf(object);
  const scripts = scriptsConfigMap({ name: scriptsConfigName(object.name), keeper: true, annotations });
  const objects = eventBusKeeper({
    bus: object.name,
    access: nativeBusAccess(object.name),
    servers: bus.replicas,
    streamReplicas: copiesOf(bus),
    subscriptions: true,
    restartSensors: true,
    moveLeaders: true,
    image,
    scripts: { name: scripts.metadata.name, data: scripts.data },
    pods: podFieldsOf(bus),
    annotations,
  });
  const leases = sensors.filter(sensor => sensor.bus === bus && sensor.elector === 'lease').flatMap(sensor => {
    const { role, roleBinding } = keeperLeaseAccess({ bus: object.name, lease: sensorLease(sensor.object.name), annotations: waveOf(sensor.object) });
    return [role, roleBinding];
  });
  return [scripts, objects.serviceAccount, objects.role, objects.roleBinding, objects.deployment, ...leases].map(built => beside(object, built));
}
