import type { BusContext } from './bus';
import { BusServers, Pods } from './flow';
import { templatePods } from './pods';
import { matchesLabels } from './selector-index';
import { serviceOfBusUrl } from './service-of-host';
import { topologySpread } from './topology-spread';
import { volumesFollow } from './volumes';
import { BUS_LABEL } from '../contract/bus-label';
import { FlowObject } from '../manifests/manifest-object';
import { strings } from '../manifests/strings';
import { asArray, asInteger, asRecord, asString, at, Json } from '../values/json-values';
import { bytes } from '../values/quantity';

/** The StatefulSet behind a `jetstreamExotic` bus, and what it says of the servers. */
export interface ServersOfSet {
  readonly pods: Pods;
  readonly servers: BusServers;
  /** The configuration of nats-server; empty when it is not among the objects. */
  readonly config: string;
  /** Undefined when the store is an emptyDir. */
  readonly volumeBytes?: number;
  /** Whether another node can attach the volumes; undefined when it is not known. */
  readonly follow?: boolean;
}

/** Found by the Service in the URL, or where that Service leads elsewhere, to a guard, by the label that the library gives. */
export function busServers(eventBus: FlowObject, { budgets, classes, services, statefulSets, configMaps }: BusContext): ServersOfSet | undefined {
  const set = statefulSetOf(eventBus, services, statefulSets);
  if (set === undefined) return undefined;
  const template = asRecord(at(set.manifest, 'spec', 'template')) ?? {};
  const spec = asRecord(template.spec) ?? {};
  const [claim] = asArray(at(set.manifest, 'spec', 'volumeClaimTemplates')) ?? [];
  const volumeBytes = bytes(asString(at(claim, 'spec', 'resources', 'requests', 'storage')) ?? '');
  const follow = volumesFollow(asRecord(at(claim, 'spec')), classes);
  const labels = podLabels(set);
  const pods = templatePods(set, labels, { ...spec, metadata: template.metadata }, asInteger(at(set.manifest, 'spec', 'replicas')) ?? 1, budgets);
  return {
    pods: { ...pods, topologySpread: topologySpread(spec.topologySpreadConstraints, labels) },
    servers: {
      path: ['spec', 'template', 'spec'],
      fields: spec,
      own: { object: set, probed: isProbed(spec) || at(set.manifest, 'spec', 'updateStrategy', 'type') === 'OnDelete' },
    },
    config: configOf(set, spec, configMaps),
    ...volumeBytes !== undefined && { volumeBytes },
    ...follow !== undefined && { follow },
  };
}

function podLabels({ manifest }: FlowObject): Record<string, string> {
  return strings(at(manifest, 'spec', 'template', 'metadata', 'labels'));
}

function statefulSetOf(eventBus: FlowObject, services: readonly FlowObject[], statefulSets: readonly FlowObject[]): FlowObject | undefined {
  const within = (object: FlowObject, wanted: string) => object.namespace === wanted || object.namespace === '';
  const service = serviceOfBusUrl(eventBus, services);
  const selector = asRecord(at(service?.manifest, 'spec', 'selector')) ?? {};
  const led = Object.keys(selector).length === 0 ? undefined
    : statefulSets.find(set => within(set, service!.namespace) && matchesLabels(selector, podLabels(set)));
  return led ?? statefulSets.find(set => within(set, eventBus.namespace) && podLabels(set)[BUS_LABEL] === eventBus.name);
}

/** A startup probe holds back the readiness of a pod, as a readiness probe does. */
function isProbed({ containers }: Json): boolean {
  return (asArray(containers) ?? []).some(container => at(container, 'readinessProbe') !== undefined || at(container, 'startupProbe') !== undefined);
}

/** All files `*.conf` of the ConfigMaps that the pods mount. */
function configOf({ namespace }: FlowObject, { volumes }: Json, configMaps: readonly FlowObject[]): string {
  const mounted = (asArray(volumes) ?? []).flatMap(volume => [volume, ...asArray(at(volume, 'projected', 'sources')) ?? []])
    .map(source => asString(at(source, 'configMap', 'name')));
  return configMaps.filter(object => object.namespace === namespace && mounted.includes(object.name))
    .flatMap(({ manifest }) => Object.entries(asRecord(manifest.data) ?? {}))
    .filter(([file]) => file.endsWith('.conf')).map(([, text]) => asString(text) ?? '').join('\n');
}
