import { AccountAccess } from './account-access';
import { mayRaise, raisedBuckets } from './bucket-replicas';
import { busOf } from './bus';
import { clientOf } from './client';
import { isController, isPodPolicy } from './control-plane';
import { controllerConfig } from './controller-config';
import { Bus, Flow, Sensor, Source } from './flow';
import { KafkaClusters, withBrokers } from './kafka-cluster';
import { LiveBus } from './live-bus';
import { guardServiceNames, NodeGuards } from './node-guards';
import { selects, SelectorIndex, matchesLabels } from './selector-index';
import { dependencies, triggers } from './sensor-parts';
import { storageClasses } from './volumes';
import { guardPorts } from './webhook-guard';
import { httpServer, sourceEvents } from '../argo-events/catalog/event-source-events';
import { bucketStream, DEFAULT_EVENT_BUS } from '../argo-events/catalog/names';
import { PodAnnotation } from '../contract/pod-annotations';
import { FlowObject } from '../manifests/manifest-object';
import { objectsOfKind } from '../manifests/objects-of-kind';
import { asString, at } from '../values/json-values';

/** What a cluster says besides its objects. */
export interface ClusterState {
  /** The state of its buses, by `<namespace>/<name>`. */
  readonly live?: ReadonlyMap<string, LiveBus>;
  /** Kinds of which every object was read. */
  readonly complete?: Iterable<string>;
}

/** The flow that these objects make. */
export function buildFlow(objects: readonly FlowObject[], { live = new Map(), complete = [] }: ClusterState = {}): Flow {
  const ofKind = (kind: string) => objectsOfKind(objects, kind);
  const budgets = new SelectorIndex(ofKind('PodDisruptionBudget'), ({ manifest }) => at(manifest, 'spec', 'selector', 'matchLabels'),
    ({ manifest }, labels) => selects(at(manifest, 'spec', 'selector'), labels));
  const services = new SelectorIndex(ofKind('Service').filter(({ manifest }) => Object.keys(Object(at(manifest, 'spec', 'selector'))).length > 0),
    ({ manifest }) => at(manifest, 'spec', 'selector'), ({ manifest }, labels) => matchesLabels(at(manifest, 'spec', 'selector'), labels));
  const access = new AccountAccess(objects);
  const raised = raisedBuckets(objects);
  const maybeRaisedBy = mayRaise(objects);
  const config = controllerConfig(objects);
  const classes = storageClasses(objects);

  const configMaps = ofKind('ConfigMap');
  const busContext = { budgets, classes, services: ofKind('Service'), statefulSets: ofKind('StatefulSet'), configMaps, deployments: ofKind('Deployment'), ...config && { config } };
  const clusters = new KafkaClusters(objects, budgets);
  const nodeGuards = new NodeGuards(objects);
  const buses = ofKind('EventBus').map((object): Bus => {
    const state = live.get(key(object));
    const guardPlace = nodeGuards.placeOfBus(object);
    const bus = { ...busOf(object, busContext), ...guardPlace && { guardPlace }, ...state && { live: state } };
    return bus.type === 'kafka' ? withBrokers(bus, clusters.of(object, sensorsOn(object, ofKind('Sensor')))) : bus;
  });
  const busByName = new Map<string, Bus>(buses.map(bus => [key(bus.object), bus]));
  const context = { budgets, access, busByName, nodeGuards, objects };

  const sources = ofKind('EventSource').map((object): Source => {
    const client = clientOf(object, 'EventSource', context);
    const guardConfig = client.annotations[PodAnnotation.WEBHOOK_GUARD_CONFIG];
    const ports = guardConfig === undefined ? undefined : guardPorts(configMaps, object.namespace, guardConfig);
    const events = sourceEvents(object.manifest);
    const httpPorts = [...new Set(events.flatMap(event => httpServer(event)?.port ?? []))];
    const webhookNodeGuard = nodeGuards.ofWebhooks(object, httpPorts);
    const guardPlaces = nodeGuards.placesOfWebhooks(object, httpPorts);
    const selecting = services.selecting(object.namespace, client.labels);
    const guardServices = guardPlaces.size === 0 ? [] : selecting.filter(service => guardServiceNames(object.name).includes(service.name));
    return {
      ...client,
      events,
      ...webhookNodeGuard && { webhookNodeGuard },
      webhookGuard: guardConfig !== undefined,
      ...ports && { guardPorts: ports },
      services: selecting.filter(service => !guardServices.includes(service)),
      guardServices,
      guardPlaces,
      guardedWays: nodeGuards.waysToWebhooks(object, httpPorts),
    };
  });
  const sourceByName = new Map(sources.map(source => [key(source.object), source]));

  const sensors = ofKind('Sensor').map((object): Sensor => {
    const client = clientOf(object, 'Sensor', context);
    const made = client.bus?.live?.streams.get(bucketStream(object.name));
    const maybe = made === undefined ? maybeRaisedBy(object) : undefined;
    const bucket = made === undefined ? raised.get(key(object)) : { replicas: made.copies, leaderReads: !made.direct, by: undefined };
    return {
      ...client,
      dependencies: dependencies(object, sourceByName),
      triggers: triggers(object),
      bucketReplicas: bucket?.replicas ?? 1,
      bucketLeaderReads: bucket?.leaderReads ?? false,
      ...bucket?.by && { bucketRaisedBy: bucket.by },
      ...maybe && { bucketMaybeRaisedBy: maybe },
    };
  });

  return {
    objects,
    complete: new Set(complete),
    buses,
    sources,
    sensors,
    controllers: objects.filter(isController),
    podPolicies: objects.filter(isPodPolicy),
    ...config && { controllerConfig: config },
  };
}

/** Names of the Sensors on a bus. */
function sensorsOn({ namespace, name }: FlowObject, sensors: readonly FlowObject[]): string[] {
  return sensors.filter(sensor => sensor.namespace === namespace && (asString(at(sensor.manifest, 'spec', 'eventBusName')) || DEFAULT_EVENT_BUS) === name).map(sensor => sensor.name);
}

function key({ namespace, name }: FlowObject): string {
  return `${namespace}/${name}`;
}
