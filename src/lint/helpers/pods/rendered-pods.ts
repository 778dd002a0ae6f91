import { compact } from '../../../argo-events/catalog/compact';
import { httpServer } from '../../../argo-events/catalog/event-source-events';
import { JetStreamVersion } from '../../../argo-events/catalog/jetstream-versions';
import { knownPart } from '../../../argo-events/catalog/struct-walk';
import { busConfig } from '../../../argo-events/nats/bus-config';
import { STREAMING_VOLUME_SIZE } from '../../../argo-events/nats/streaming';
import { clientPodVolumes } from '../../../argo-events/workload/client-pod-volumes';
import { clientPodSpec, OPERATOR_ENV } from '../../../argo-events/workload/client-workload';
import { eventBusStatefulSet } from '../../../argo-events/workload/event-bus-workload';
import { Bus, Client, Flow, Pods } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { grouped } from '../../../values/grouped';
import { asRecord, asRecords, asString, at, Json } from '../../../values/json-values';
import { once } from '../../../values/once';
import { quorum } from '../../../values/raft-majority';
import { Affected, Finding, Path, Unknown } from '../../engine/rule';
import { hasServers } from '../buses';
import { TEMPLATE } from '../clients';
import { fieldsOf } from '../fields';

/** The pods of an EventBus, EventSource or Sensor, as the controller or a StatefulSet of own servers makes them, and of guards on each node. */
export interface RenderedPods extends Pick<Pods, 'labels' | 'nodeLimits' | 'antiAffinity' | 'podPolicy' | 'topologySpread'> {
  /** Holds the fields of the pods. */
  readonly object: FlowObject;
  /** Where in the object these fields are. */
  readonly path: Path;
  /** What does not work without the pods, where `object` is the StatefulSet of own servers or the DaemonSet of a node guard. */
  readonly affects?: readonly Affected[];
  /** The EventBus, EventSource or Sensor; of a node guard the first that needs it. */
  readonly workload: FlowObject;
  readonly kind: 'EventBus' | 'EventSource' | 'Sensor' | 'NodeGuard';
  /** The `spec` of each pod. */
  readonly pod: Json;
  readonly replicas: number;
  /** Pods without which no event is delivered. */
  readonly needed: number;
  /** The claims that each pod has. */
  readonly claims: readonly Claim[];
  /** Kind of the object that makes the pods. */
  readonly maker: 'Deployment' | 'StatefulSet' | 'DaemonSet';
}

/** A claim of a StatefulSet: its name, and its `spec`. */
export interface Claim {
  readonly name: string;
  readonly spec: Json;
}

const ANY_BUS = { metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29', replicas: 3 } } };

/** Only the fields of the pods matter here, and not which images the controller gives them. */
const ANY_IMAGES: JetStreamVersion = { version: '', natsImage: 'nats', configReloaderImage: 'reloader', metricsExporterImage: 'exporter', startCommand: 'nats-server' };

/** Several rules look at the same pods. */
const rendered = new WeakMap<Flow, readonly RenderedPods[]>();

export function renderedPods(flow: Flow): readonly RenderedPods[] {
  return once(rendered, flow, () => {
    const config = busConfig(ANY_BUS, '')!;
    return [
      ...flow.buses.flatMap(ofBus),
      ...flow.sources.map(source => ofClient(source, 'EventSource', config)),
      ...flow.sensors.map(sensor => ofClient(sensor, 'Sensor', config)),
      ...ofGuards(flow),
    ];
  });
}

function ofBus(bus: Bus): RenderedPods[] {
  const { object: workload, replicas } = bus;
  if (!hasServers(bus) || replicas < 1) return [];
  const { own, path, fields } = bus.servers;
  const set = own?.object.manifest ?? (bus.type === 'jetstream'
    ? eventBusStatefulSet(workload.manifest, { namespace: workload.namespace, images: ANY_IMAGES })
    : streamingSet(fields));
  const pod = asRecord(at(set, 'spec', 'template', 'spec'));
  return pod === undefined ? [] : [{
    ...placementOf(bus),
    object: own?.object ?? workload,
    path,
    ...own && { affects: [{ object: workload }] },
    workload,
    kind: 'EventBus',
    pod,
    replicas,
    needed: quorum(replicas),
    claims: asRecords(at(set, 'spec', 'volumeClaimTemplates')).map(claim => ({ name: asString(at(claim, 'metadata', 'name')) ?? '', spec: asRecord(claim.spec) ?? {} })),
    maker: 'StatefulSet',
  }];
}

/** One guard serves several buses and EventSources. */
function ofGuards({ buses, sources }: Flow): RenderedPods[] {
  const uses = [
    ...buses.flatMap(({ object, guardPlace }) => guardPlace === undefined ? [] : [{ place: guardPlace, affected: { object } }]),
    ...sources.flatMap(({ object, events, guardPlaces }) => events.flatMap(event => {
      const place = guardPlaces.get(httpServer(event)?.port ?? '');
      return place === undefined ? [] : [{ place, affected: { object, event: event.name } }];
    })),
  ];
  return [...grouped(uses, ({ place }) => place.guard)].map(([object, using]) => ({
    object,
    path: ['spec', 'template', 'spec'],
    affects: using.map(({ affected }) => affected),
    workload: using[0].affected.object,
    kind: 'NodeGuard',
    pod: asRecord(at(object.manifest, 'spec', 'template', 'spec')) ?? {},
    labels: using[0].place.labels,
    antiAffinity: [],
    // on each node, as many as there are
    replicas: 1,
    needed: 1,
    claims: [],
    maker: 'DaemonSet',
  }));
}

/** The part of the StatefulSet of a NATS Streaming bus that its EventBus says. */
function streamingSet(native: Json): Json {
  const container = (name: string, template: unknown) => ({ name, ...asRecord(template) });
  const persistence = asRecord(native.persistence);
  const claim = persistence && {
    spec: {
      accessModes: [persistence.accessMode ?? 'ReadWriteOnce'],
      ...persistence.storageClassName !== undefined && { storageClassName: persistence.storageClassName },
      resources: { requests: { storage: persistence.volumeSize ?? STREAMING_VOLUME_SIZE } },
    },
  };
  return {
    spec: {
      template: { spec: { ...native, containers: [container('stan', native.containerTemplate), container('metrics', native.metricsContainerTemplate)] } },
      ...claim && { volumeClaimTemplates: [claim] },
    },
  };
}

function ofClient(client: Client, kind: 'EventSource' | 'Sensor', config: Json): RenderedPods {
  const { object, replicas, elector } = client;
  const template = asRecord(knownPart('Template', at(object.manifest, ...TEMPLATE))) ?? {};
  const pod = clientPodSpec(kind, template, {
    image: 'argo-events',
    // the names alone: the values are long, and no rule looks at them
    env: OPERATOR_ENV[kind].map(name => ({ name })),
    ...clientPodVolumes(fieldsOf(object), config, ANY_BUS),
  });
  return {
    ...placementOf(client),
    object,
    path: TEMPLATE,
    workload: object,
    kind,
    pod: compact(pod),
    replicas,
    needed: elector === 'graft' ? quorum(replicas) : 1,
    claims: [],
    maker: 'Deployment',
  };
}

function placementOf({ labels, nodeLimits, antiAffinity, podPolicy, topologySpread }: Pods): Pick<Pods, 'labels' | 'nodeLimits' | 'antiAffinity' | 'podPolicy' | 'topologySpread'> {
  return { labels, antiAffinity, ...nodeLimits && { nodeLimits }, ...podPolicy && { podPolicy }, ...topologySpread && { topologySpread } };
}

/** Of what cannot be told of the pods, one for each object that needs them. */
export function podsUnknown({ workload, affects = [{ object: workload }] }: RenderedPods, unknown: Omit<Unknown, 'object'>): Unknown[] {
  return [...new Set(affects.map(({ object }) => object))].map(object => ({ object, ...unknown }));
}

/** A fault of a field of the pods. */
export function podsFinding({ object, path, affects }: RenderedPods, field: Path, what: string): Finding {
  return { object, path: [...path, ...field], what, ...affects && { affects } };
}
