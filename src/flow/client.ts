import { AccountAccess } from './account-access';
import { Bus, Client } from './flow';
import { NodeGuards } from './node-guards';
import { claimsOf, isOneNodeClaim } from './one-node-volumes';
import { podsOf } from './pods';
import { SelectorIndex } from './selector-index';
import { eventSourceElector, LEASE_DEFAULTS, LeaderElectionEnv, sensorElector } from '../argo-events/catalog/client-election';
import { DEFAULT_EVENT_BUS, eventSourceLease, sensorLease } from '../argo-events/catalog/names';
import { clientReplicas } from '../argo-events/workload/client-workload';
import { GUARD_FALL, PodAnnotation } from '../contract/pod-annotations';
import { FlowObject } from '../manifests/manifest-object';
import { parseGoDuration } from '../values/go-values';
import { asArray, asRecord, asString, at, Json } from '../values/json-values';

export interface ClientContext {
  readonly budgets: SelectorIndex;
  readonly access: AccountAccess;
  readonly busByName: ReadonlyMap<string, Bus>;
  readonly nodeGuards: NodeGuards;
  readonly objects: readonly FlowObject[];
}

export function clientOf(object: FlowObject, kind: 'EventSource' | 'Sensor', { budgets, access, busByName, nodeGuards, objects }: ClientContext): Client {
  const { manifest, namespace, name } = object;
  const busName = asString(at(manifest, 'spec', 'eventBusName')) || DEFAULT_EVENT_BUS;
  const bus = busByName.get(`${namespace}/${busName}`);
  const template = asRecord(at(manifest, 'spec', 'template')) ?? {};
  const electorOf = kind === 'Sensor' ? sensorElector : eventSourceElector;
  const elector = electorOf(manifest, bus?.type ?? 'jetstream');
  const serviceAccountName = asString(template.serviceAccountName) || 'default';
  const lease = (kind === 'Sensor' ? sensorLease : eventSourceLease)(name);
  const missingLeaseVerbs = elector === 'lease' ? access.missingLeaseVerbs(namespace, serviceAccountName, lease) : [];
  const busNodeGuard = bus && nodeGuards.ofBus(bus.object);
  const pods = podsOf(object, kind, template, clientReplicas(manifest), budgets);
  return {
    ...pods,
    ...claimsOf(template, namespace, objects).some(isOneNodeClaim) && { onOneNode: true as const },
    object,
    busName,
    ...bus && { bus },
    elector,
    leaseTimings: leaseTimings(template),
    ...missingLeaseVerbs && { missingLeaseVerbs },
    serviceAccountName,
    ...busNodeGuard && { busNodeGuard },
    busGuard: pods.annotations[PodAnnotation.BUS_GUARD] !== undefined,
    guardFall: guardFall(pods.annotations[PodAnnotation.BUS_GUARD_FALL]),
  };
}

/** What the pod policy cannot read it replaces by the default. */
function guardFall(annotation: string | undefined): number {
  return /^[1-9]$/.test(annotation ?? '') ? Number(annotation) : GUARD_FALL;
}

/** What a pod cannot read as a duration it replaces by the default. */
function leaseTimings(template: Json) {
  const env = new Map((asArray(at(template, 'container', 'env')) ?? []).map(entry => [asRecord(entry)?.name, asRecord(entry)?.value]));
  const seconds = (name: string, otherwise: number) => (parseGoDuration(asString(env.get(name)) ?? '') ?? otherwise * 1000) / 1000;
  return {
    leaseDuration: seconds(LeaderElectionEnv.LEASE_DURATION, LEASE_DEFAULTS.leaseDuration),
    renewDeadline: seconds(LeaderElectionEnv.RENEW_DEADLINE, LEASE_DEFAULTS.renewDeadline),
    retryPeriod: seconds(LeaderElectionEnv.RETRY_PERIOD, LEASE_DEFAULTS.retryPeriod),
  };
}
