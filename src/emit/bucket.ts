import { beside, waveOf } from './beside';
import { copiesOf, podFieldsOf } from './bus-pods';
import { Emission } from './emission';
import { ImageOptions } from './keeper';
import { waitsForSeveral } from '../argo-events/catalog/conditions';
import { Bus, Flow, Sensor } from '../flow/flow';
import { lacksCopies } from '../lint/helpers/missing-copies';
import { bucketScriptsName, sensorBucket } from '../resources/bucket/bucket-job';
import { nativeBusAccess } from '../resources/event-bus/access';
import { NATS_BOX_IMAGE } from '../resources/keeper/nats-pod';
import { scriptsConfigMap } from '../resources/keeper/scripts-config-map';
import { asString, at, Json } from '../values/json-values';

/** A Job for each Sensor whose bucket has too few copies. */
export function bucket({ sensors }: Flow, { natsBoxImage = NATS_BOX_IMAGE }: ImageOptions = {}): Emission {
  const unknown = sensors.filter(({ bus }) => bus === undefined).map(({ object }) => ({ object, reason: 'bus-not-given' as const }));
  const lacking = sensors.filter(lacksCopies);
  const foreign = lacking.filter(({ bus }) => bus?.type !== 'jetstream').map(({ object }) => ({ object, reason: 'own-servers' as const }));
  const added = lacking.flatMap(sensor => (sensor.bus?.type === 'jetstream' ? bucketOf(sensor, sensor.bus, natsBoxImage) : []));
  return { added, changed: new Map(), left: [...unknown, ...foreign] };
}

function bucketOf({ object, dependencies, triggers }: Sensor, bus: Bus, image: string): Json[] {
  const annotations = waveOf(object);
  const scripts = bucketScriptsName(object.name);
  const job = sensorBucket({
    sensor: object.name,
    access: nativeBusAccess(bus.object.name),
    replicas: copiesOf(bus),
    readWithEvents: triggers.some(({ trigger }) => waitsForSeveral(asString(at(trigger, 'template', 'conditions')), dependencies)),
    image,
    scripts,
    pods: podFieldsOf(bus),
    annotations,
  });
  return [scriptsConfigMap({ name: scripts, keeper: false, annotations }), job].map(built => beside(object, built));
}
