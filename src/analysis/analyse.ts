import { memoizedWorstCases } from './cluster/worst-case-placement';
import { Assumption } from './codes/notes';
import { Combination, combinations } from './cut-sets/combinations';
import { Failure, FAILURES } from './failures';
import { assumedController } from './model/bus-version';
import { PathModel } from './model/model';
import { clusterModel, Path, pathModel, paths, workloads } from './model/paths';
import { standingFaults } from './model/standing-faults';
import { missingRights } from './model/unreadable-kinds';
import { pathPlacements } from './path-placements';
import { pathVerdict } from './path-verdict';
import { declaredFor, failuresWithin, survived } from './survival-target';
import { mergeForUnknownPolicy } from './unknown-policy';
import { Verdict } from './verdict';
import { FailureDomain } from '../contract/failure-domain';
import { Facts } from '../flow/facts';
import { Flow } from '../flow/flow';
import { podPolicyIn } from '../flow/pod-policy-reach';
import { resolveFacts } from '../flow/resolve-facts';
import { IgnoreEntry } from '../lint/engine/config';
import { runRules } from '../lint/engine/run-rules';
import { Unreadable } from '../lint/engine/unreadable';
import { invalidSurvives } from '../lint/rules/no-effect/invalid-survives';
import { noService } from '../lint/rules/start/no-service';
import { describe, FlowObject } from '../manifests/manifest-object';
import { NotLookedAt } from '../manifests/not-looked-at/not-looked-at';

/** The answer for all paths of a flow. */
export interface Analysis {
  /** What was not given, and is assumed. */
  readonly assumptions: readonly Assumption[];
  /** Declarations of what a flow survives that cannot be read. */
  readonly unreadDeclarations: readonly UnreadDeclaration[];
  readonly failures: readonly Failure[];
  /** Documents that another tool renders: the flows that they make are missing here. */
  readonly notLookedAt: readonly NotLookedAt[];
  /** Paths with equal answers are one group. */
  readonly groups: readonly PathGroup[];
}

export interface UnreadDeclaration {
  readonly object: FlowObject;
  readonly what: string;
  readonly fix: string;
}

export interface PathGroup {
  readonly paths: readonly Path[];
  /** The model of its paths; of two, the one with the pod policy. */
  readonly model: PathModel;
  /** By the id of the failure. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Single things that break something, and every pair without one of those. */
  readonly combinations: readonly Combination[];
  readonly declared?: FailureDomain;
  /** Failures that the paths were declared to survive and do not. */
  readonly unmetTargets: readonly Failure[];
  /** Failures that the paths were declared to survive, and for which a fact is missing. */
  readonly unverifiedTargets: readonly Failure[];
}

export interface AnalysisOptions {
  /** Declared for every flow, instead of what its objects declare. */
  readonly survives?: FailureDomain;
  /** Findings of the linter that were accepted. */
  readonly ignore?: readonly IgnoreEntry[];
  /** Kinds of a cluster that could not be read. */
  readonly unreadable?: readonly Unreadable[];
  readonly notLookedAt?: readonly NotLookedAt[];
}

/** Which single failure stops the events of which path, and for how long. */
export function analyse(flow: Flow, given: Facts = {}, { survives, ignore, unreadable = [], notLookedAt = [] }: AnalysisOptions = {}): Analysis {
  const facts = resolveFacts(flow, given);
  const faults = standingFaults(flow, facts, ignore);
  const missing = (object: FlowObject | undefined) => [...faults.missing(object), ...object === undefined ? [] : missingRights(object, unreadable)];
  const all = paths(flow, faults);
  const cluster = clusterModel(facts, all.flatMap(workloads).reduce((most, { replicas }) => Math.max(most, replicas), 0));
  const place = memoizedWorstCases(cluster.topology);
  const policies = new Map([...new Set(all.map(({ namespace }) => namespace))].map(namespace => [namespace, podPolicyIn(flow, facts, namespace)]));
  const groups = new Map<string, EqualPaths>();
  const limited = new Set(all.flatMap(({ source, bus, sensor }) => [source, bus, sensor])
    .flatMap(pods => pods?.nodeLimits ? describe(pods.object) : []));
  const failures = all.some(hasNodeGuard) ? FAILURES : FAILURES.filter(({ ofNodeGuards }) => !ofNodeGuards);
  const controller = assumedController(all.flatMap(({ bus }) => bus ?? []), facts);
  const withoutService = sourcesWithoutService(flow, facts);
  let asked = false;
  for (const path of all) {
    const known = policies.get(path.namespace);
    const asks = workloads(path).some(({ podPolicy }) => podPolicy !== undefined);
    asked ||= asks && known === undefined;
    const models = (known !== undefined || !asks ? [known ?? true] : [true, false]).map(policy => pathModel(path, cluster, facts, policy, missing));
    const declared = survives ?? declaredFor(path);
    const key = JSON.stringify([models.map(({ cluster: _, ...model }) => model), declared]);
    const group = groups.get(key);
    if (group) group.paths.push(path);
    else groups.set(key, { models, declared, paths: [path] });
  }
  return {
    assumptions: [
      ...cluster.topology.assumed ? [{ code: 'topology', ...cluster.topology.assumed } as const] : [],
      ...controller === undefined ? [] : [{ code: 'controller', argoEventsVersion: controller } as const],
      ...asked ? [{ code: 'pod-policy-unknown' } as const] : [],
      ...all.some(({ bus }) => bus?.type === 'nats' && bus.servers) ? [{ code: 'streaming-times-not-measured' } as const] : [],
      ...all.some(({ bus }) => bus?.type === 'kafka') ? [{ code: 'kafka-times-not-measured' } as const] : [],
      ...faults.assumptions,
      ...withoutService.length > 0 ? [{ code: 'callers-elsewhere', objects: withoutService } as const] : [],
      ...limited.size > 0 ? [{ code: 'nodes-allowed', objects: [...limited] } as const] : [],
    ],
    unreadDeclarations: unreadDeclarations(flow, facts),
    failures,
    notLookedAt,
    groups: [...groups.values()].map(group => answer(group, failures, place)),
  };
}

function unreadDeclarations(flow: Flow, facts: Facts): UnreadDeclaration[] {
  return runRules([invalidSurvives], flow, facts).findings.map(({ object, what, fix = invalidSurvives.fix }) => ({ object, what, fix }));
}

/** EventSources with webhooks to which no Service is known to lead. */
function sourcesWithoutService(flow: Flow, facts: Facts): string[] {
  const { findings, unknowns } = runRules([noService], flow, facts);
  return [...new Set([...findings, ...unknowns].map(({ object }) => describe(object)))];
}

function hasNodeGuard({ source, sensor }: Path): boolean {
  return [source?.webhookNodeGuard, source?.busNodeGuard, sensor?.busNodeGuard].some(guard => guard !== undefined);
}

interface EqualPaths {
  /** One, or with and without the pod policy. */
  readonly models: readonly PathModel[];
  readonly declared?: FailureDomain;
  readonly paths: Path[];
}

function answer(
  { models, declared, paths: members }: EqualPaths, failures: readonly Failure[], place: ReturnType<typeof memoizedWorstCases>,
): PathGroup {
  const placements = models.map(model => pathPlacements(model, place));
  const each = models.map((model, index) => failures.map(failure => pathVerdict(model, failure, placements[index])));
  const [ifPolicy, ifNot = ifPolicy] = each;
  const verdicts = new Map(failures.map(({ id }, index) => [id, mergeForUnknownPolicy(ifPolicy[index], ifNot[index])]));
  const notSurvived = declared === undefined ? [] : failuresWithin(declared, failures).filter(({ id }) => !survived(verdicts.get(id)!));
  const isUnknown = ({ id }: Failure) => verdicts.get(id)!.kind === 'unknown';
  return {
    paths: members,
    model: models[0],
    verdicts,
    combinations: combinations(models.map((model, index) => ({ model, placements: placements[index] })), ({ id }) => verdicts.get(id)!),
    declared,
    unmetTargets: notSurvived.filter(failure => !isUnknown(failure)),
    unverifiedTargets: notSurvived.filter(isUnknown),
  };
}
