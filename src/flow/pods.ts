import { disruptionBudget } from './disruption-budget';
import { AntiAffinityTerm, PodPolicyRequest, Pods, SpreadRequest } from './flow';
import { nodeLimits } from './node-limits';
import { selects, SelectorIndex } from './selector-index';
import { workloadLabels, WorkloadKind } from '../argo-events/catalog/labels';
import { PodAnnotation } from '../contract/pod-annotations';
import { readFailureDomain, SURVIVES_ANNOTATION } from '../contract/survives-annotation';
import { FlowObject } from '../manifests/manifest-object';
import { strings } from '../manifests/strings';
import { asArray, asInteger, asRecords, asString, at, Json } from '../values/json-values';

/** What DefaultTolerationSeconds gives a pod without tolerations of its own, for not-ready and for unreachable. */
const DEFAULT_TOLERATION_SECONDS = 300;
const NODE_LOSS_TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** @param template holds the fields of the pod and its `metadata`: `spec.template`, or `spec.jetstream` of a bus */
export function podsOf(object: FlowObject, kind: WorkloadKind, template: Json, replicas: number, budgets: SelectorIndex): Pods {
  return templatePods(object, { ...strings(at(template, 'metadata', 'labels')), ...workloadLabels(kind, object.name) }, template, replicas, budgets);
}

/** The pods of any template, with these labels. */
export function templatePods(
  object: FlowObject, labels: Readonly<Record<string, string>>, template: Json, replicas: number, budgets: SelectorIndex,
): Pods {
  const annotations = strings(at(template, 'metadata', 'annotations'));
  const tolerations = asRecords(template.tolerations);
  const podPolicy = podPolicyRequest(annotations);
  const limits = nodeLimits(template);
  const survives = readFailureDomain(object.annotations[SURVIVES_ANNOTATION]);
  return {
    replicas,
    labels,
    annotations,
    budgets: replicas === 0 ? [] : budgets.selecting(object.namespace, labels).map(budget => disruptionBudget(budget, replicas)),
    antiAffinity: antiAffinity(template.affinity, labels),
    tolerations,
    nodeLossTolerationSeconds: Math.max(...NODE_LOSS_TAINTS.map(taint => tolerationSeconds(tolerations, taint))),
    ...podPolicy && { podPolicy },
    ...limits && { nodeLimits: limits },
    ...survives && { survives },
  };
}

/** Of several tolerations of a taint the shortest counts; one without seconds holds for ever. */
function tolerationSeconds(tolerations: readonly Json[], taint: string): number {
  const seconds = tolerations.filter(({ key, operator, effect, value }) =>
    (key === taint ? operator === 'Exists' || (value ?? '') === '' : (key ?? '') === '' && operator === 'Exists')
    && (effect === undefined || effect === '' || effect === 'NoExecute')).map(toleration => asInteger(toleration.tolerationSeconds) ?? Infinity);
  return seconds.length === 0 ? DEFAULT_TOLERATION_SECONDS : Math.max(0, Math.min(...seconds));
}

function antiAffinity(affinity: unknown, labels: Readonly<Record<string, string>>): AntiAffinityTerm[] {
  const given = at(affinity, 'podAntiAffinity');
  const required = asArray(at(given, 'requiredDuringSchedulingIgnoredDuringExecution')) ?? [];
  const preferred = (asArray(at(given, 'preferredDuringSchedulingIgnoredDuringExecution')) ?? []).map(term => at(term, 'podAffinityTerm'));
  const terms = [...required.map(term => ({ term, required: true })), ...preferred.map(term => ({ term, required: false }))];
  return terms.filter(({ term }) => selects(at(term, 'labelSelector'), labels)).map(({ term, required: isRequired }) => ({
    required: isRequired,
    topologyKey: asString(at(term, 'topologyKey')) ?? '',
    sameRevisionOnly: (asArray(at(term, 'matchLabelKeys')) ?? []).includes('pod-template-hash'),
  }));
}

function podPolicyRequest(annotations: Readonly<Record<string, string>>): PodPolicyRequest | undefined {
  const version = annotations[PodAnnotation.POLICY];
  if (version === undefined) {
    return undefined;
  }
  const grace = number(annotations[PodAnnotation.TERMINATION_GRACE_PERIOD_SECONDS]);
  const preStop = number(annotations[PodAnnotation.PRE_STOP_SLEEP_SECONDS]);
  const zoneSpread = spread(annotations[PodAnnotation.ZONE_SPREAD], annotations[PodAnnotation.ZONE_MIN_DOMAINS]);
  const hostSpread = spread(annotations[PodAnnotation.HOST_SPREAD]);
  return {
    version,
    ...grace !== undefined && { terminationGracePeriodSeconds: grace },
    ...preStop !== undefined && { preStopSleepSeconds: preStop },
    readiness: annotations[PodAnnotation.READINESS_PORT] !== undefined,
    liveness: annotations[PodAnnotation.LIVENESS_PORT] !== undefined,
    ...zoneSpread && { zoneSpread },
    ...hostSpread && { hostSpread },
  };
}

function spread(whenUnsatisfiable: string | undefined, minDomains?: string): SpreadRequest | undefined {
  const domains = number(minDomains);
  return whenUnsatisfiable === undefined ? undefined : { hard: whenUnsatisfiable === 'DoNotSchedule', ...domains !== undefined && { minDomains: domains } };
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
