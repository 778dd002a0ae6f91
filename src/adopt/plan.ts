import { isDeepStrictEqual } from 'node:util';
import { build, Built, errorsOf, objectsOf } from './build';
import { ChartPlanner } from './chart-planner';
import { chartVariable, Names } from './names';
import { nodeGuardPart, sharedGuards } from './node-guard-part';
import { objectKey } from './object-key';
import { objectsOfFlows } from './of-flows';
import { ChartPart, hasOwnServers, LeftOutReason, Part, Plan } from './part';
import { untypedPart } from './plain-parts';
import { policyPart } from './policy-part';
import { PodPolicyEngine } from '../constructs/pod-policy/pod-policy-options';
import { FailureDomain } from '../contract/failure-domain';
import { keeperLabels } from '../contract/keeper';
import { SENSOR_BUCKET_LABELS } from '../contract/sensor-bucket-job';
import { buildFlow } from '../flow/build-flow';
import { Facts } from '../flow/facts';
import { Flow } from '../flow/flow';
import { resolveFacts } from '../flow/resolve-facts';
import { FlowObject } from '../manifests/manifest-object';

export interface PlanOptions {
  readonly facts?: Facts;
  /** What every flow is to survive; by default what the manifests declare, or NODE. */
  readonly survives?: FailureDomain;
  /** Of a new pod policy. */
  readonly engine?: PodPolicyEngine;
  /** Leaves out what no flow consists of or refers to, as a namespace of a cluster has objects of others too. */
  readonly onlyFlows?: boolean;
}

const PLATFORM = 'platform';

/** The app that takes the place of the objects of a flow, of which none is forgotten. */
export function planOf(flow: Flow, options: PlanOptions = {}): Plan {
  return firstThatHolds(flow, options, options.survives === undefined ? [undefined, FailureDomain.POD] : [options.survives]);
}

/** The plan for the first declaration that the flow survives; without one, a plan that is not checked at synth. */
function firstThatHolds(flow: Flow, options: PlanOptions, declarations: readonly (FailureDomain | undefined)[]): Plan {
  let unchecked: Plan | undefined;
  for (const survives of declarations) {
    const plan = planFor(flow, { ...options, survives });
    const errors = errorsOf(build(plan).app);
    if (errors.length === 0) return plan;
    unchecked ??= { ...plan, unsurvived: errors };
  }
  return unchecked!;
}

function planFor(flow: Flow, options: PlanOptions, guarded = sharedGuards(flow)): Plan {
  const { facts: given = {}, survives, engine = PodPolicyEngine.MUTATING_ADMISSION_POLICY, onlyFlows = false } = options;
  const facts = resolveFacts(flow, given);
  const names = new Names();
  const leftOut = leftOutOf(flow);
  const objects = flow.objects.filter(object => !leftOut.has(object));
  const outgrown = outgrownBudgets(flow);
  const known = buildFlow(objects.filter(object => !outgrown.has(object)));
  // buses refer to guards that are made before
  const namespaces = [...new Set([...guarded, ...objects].map(({ namespace }) => namespace))];
  const free = (id: string): string => (namespaces.includes(id) ? free(`${id}-objects`) : id);
  const platform = free(PLATFORM);
  const ids = new Map(namespaces.map(namespace => [namespace, namespace === '' ? free(namespaces.length > 1 ? 'cluster' : 'events') : namespace]));
  for (const id of [platform, ...ids.values()]) names.reserve(chartVariable(id));
  const guards = new Map(guarded.map(guard => {
    const named = names.of(ids.get(guard.namespace)!, guard.name, 'Guard');
    return [guard, { ...nodeGuardPart(guard), ...named }];
  }));
  const input = { flow: known, facts, survives, podPolicy: given.podPolicy !== false, guards };
  const charts = namespaces.map((namespace): ChartPart & { namespace: string } => {
    const id = ids.get(namespace)!;
    return { id, namespace, parts: new ChartPlanner({ ...input, id, namespace }, names).parts };
  });
  if (guarded.length > 0 && !makesGuards(charts, guards, flow)) return planFor(flow, options, []);
  const asks = charts.some(({ parts }) => parts.some(asksForPodPolicy));
  const policy = flow.podPolicies.length > 0 || asks && facts.podPolicy !== true
    ? [{ ...policyPart(flow, engine), ...names.of(platform, 'pod-policy', 'Policy') }] : [];
  const made = keysOf([{ id: platform, parts: policy }, ...charts]);
  const ofFlows = onlyFlows ? objectsOfFlows(flow) : undefined;
  const rest = (chart: ChartPart & { namespace: string }) => objects
    .filter(({ namespace, manifest }) => namespace === chart.namespace && !made.has(objectKey(manifest)) && !isPart(chart.parts, manifest))
    .filter(object => !isReplaced(outgrown.get(object), chart.parts) || (leftOut.set(object, 'budget-outgrown'), false))
    .filter(object => !isEarlier(object, chart.parts) || (leftOut.set(object, 'earlier-version'), false))
    .filter(object => ofFlows?.has(object) !== false || (leftOut.set(object, 'no-flow'), false))
    .map((object): Part => ({ ...untypedPart(object), ...names.of(chart.id, `${object.kind} ${object.name}`, 'Object') }));
  const all = charts.map(chart => ({ ...chart, namespace: chart.namespace || undefined, parts: [...chart.parts, ...rest(chart)] }));
  return {
    charts: [...policy.length > 0 ? [{ id: platform, parts: policy }] : [], ...all].filter(({ parts }) => parts.length > 0),
    unsurvived: [],
    leftOut: [...leftOut].map(([object, reason]) => ({ object, reason })),
  };
}

/** Whether the guards are made as they are; that depends on all buses and EventSources that name them. */
function makesGuards(charts: readonly ChartPart[], guards: ReadonlyMap<FlowObject, Part>, { objects }: Flow): boolean {
  const { constructs } = builtUnchecked(charts);
  return [...guards.values()].flatMap(({ variable }) => objectsOf(constructs.get(variable)!))
    .every(made => objects.some(({ manifest }) => isDeepStrictEqual(manifest, made)));
}

/** By default the clients of a native bus ask, and those of own servers do not. */
function asksForPodPolicy(part: Part): boolean {
  const { type, props: { podPolicy } } = part;
  return type.startsWith('HaEventBus') && podPolicy !== false && (podPolicy === true || !hasOwnServers(part));
}

/** Budgets of a single pod, by the object that has it: the construct makes several, of which such a budget may allow too many to go. */
function outgrownBudgets({ sources, sensors, buses }: Flow): Map<FlowObject, FlowObject> {
  const all = [...buses, ...sources, ...sensors];
  const guarded = (budget: FlowObject) => all.filter(({ budgets }) => budgets.some(({ object }) => object === budget));
  return new Map([...sources, ...sensors].filter(({ replicas }) => replicas < 2)
    .flatMap(({ object, budgets }) => budgets.filter(budget => guarded(budget.object).length === 1).map(budget => [budget.object, object] as const)));
}

function isReplaced(workload: FlowObject | undefined, parts: readonly Part[]): boolean {
  return workload !== undefined && parts.some(({ type, object }) => type.startsWith('Ha') && object?.manifest === workload.manifest);
}

function isPart(parts: readonly Part[], manifest: unknown): boolean {
  return parts.some(({ object }) => object?.manifest === manifest);
}

/** Secrets do not belong into source; of two objects of one name, the last one counts; without a name, none is known. */
function leftOutOf({ objects }: Flow): Map<FlowObject, LeftOutReason> {
  const last = new Map(objects.map(object => [objectKey(object.manifest), object]));
  return new Map(objects.flatMap((object): [FlowObject, LeftOutReason][] => {
    if (object.kind === 'Secret') return [[object, 'secret']];
    if (object.name === '' || object.kind === '' || object.apiVersion === '') return [[object, 'nameless']];
    return last.get(objectKey(object.manifest)) === object ? [] : [[object, 'duplicate']];
  }));
}

/** All that the constructs emit. */
function keysOf(charts: readonly ChartPart[]): Set<string> {
  return new Set(objectsOf(builtUnchecked(charts).app).map(manifest => objectKey(manifest)));
}

function builtUnchecked(charts: readonly ChartPart[]): Built {
  return build({ charts: charts.map(chart => ({ ...chart, namespace: chart.namespace || undefined })), unsurvived: [''] });
}

/** Made by the construct of an earlier version, under a name that it does not use any more. Nothing with data or an address is: that stays. */
function isEarlier({ labels }: FlowObject, parts: readonly Part[]): boolean {
  const { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': instance } = labels;
  const made = (type: Part['type']) => parts.some(part => part.type === type && part.object?.name === instance);
  return name === keeperLabels('')['app.kubernetes.io/name'] && made('HaEventBus') || name === SENSOR_BUCKET_LABELS['app.kubernetes.io/name'] && made('HaSensor');
}
