import { LossCause, Risk } from './codes/loss-codes';
import { NeededFact, Note } from './codes/notes';
import { Occurrence } from './codes/occurrence';
import { Remedy } from './codes/remedy';
import { unique } from '../values/unique';

/** What a failure does to a flow, the worst first. */
export const VERDICT_KINDS = ['loses', 'stops', 'unknown', 'refuses', 'pauses', 'flows'] as const;
export type VerdictKind = typeof VERDICT_KINDS[number];

/** Part of a flow that something happens to or can be changed. */
export type Part = 'source' | 'bus' | 'sensor' | 'cluster';

/** One thing that happens, and how long it takes at the longest; Infinity: until somebody repairs it. */
export interface Step {
  readonly part: Part;
  readonly occurrence: Occurrence;
  readonly seconds?: number;
}

/** Calls of a webhook that get no 2xx. */
export interface Refusal {
  /** Share of the calls to be expected. */
  readonly share: number;
  /** Share when every pod happens to have the bad luck that one of them may have. */
  readonly worstShare: number;
  /** A single pod takes all calls: all are refused, or none. */
  readonly allOrNone?: true;
  /** At the longest; Infinity: until somebody repairs it. */
  readonly seconds: number;
  readonly cause: Occurrence;
}

/** Events that are gone. */
export interface Loss {
  readonly cause: LossCause;
  /** For how long events are lost; undefined when it is not those of a time. */
  readonly seconds?: number;
}

/** What a failure does to one part of a flow. */
export interface Effect {
  /** Longest time without a delivery, in seconds; Infinity: until somebody repairs it. */
  readonly pause: number;
  /** What makes the pause; undefined without a pause, or when the steps say enough. */
  readonly cause?: Occurrence;
  readonly refusals: readonly Refusal[];
  readonly loses: readonly Loss[];
  /** Events that may be gone, at most those under way at that moment. */
  readonly atRisk: readonly Risk[];
  readonly steps: readonly Step[];
  readonly remedies: readonly Remedy[];
  /** What does not touch the events but has to be known, such as a drain that never ends. */
  readonly notes: readonly Note[];
  /** Facts without which there is no answer. */
  readonly missing: readonly NeededFact[];
}

export interface Verdict extends Omit<Effect, 'steps'> {
  readonly kind: VerdictKind;
  /** What happens, side by side; the steps of each chain one after another. */
  readonly chains: readonly (readonly Step[])[];
  /** Both answers, when it is not known whether the pod policy is installed, and they differ. */
  readonly podPolicy?: { readonly installed: Bound; readonly notInstalled: Bound };
}

/** The kind of a verdict with its numbers. */
export interface Bound {
  readonly kind: VerdictKind;
  /** At the longest; Infinity: until somebody repairs it. */
  readonly seconds?: number;
  /** Share of the calls that are refused. */
  readonly share?: number;
  readonly allOrNone?: true;
}

type Lists = Exclude<keyof Effect, 'pause' | 'cause'>;

const NOTHING: Effect = { pause: 0, refusals: [], loses: [], atRisk: [], steps: [], remedies: [], notes: [], missing: [] };

export function effect(given: Partial<Effect> = {}): Effect {
  return { ...NOTHING, ...given };
}

/** Effects that begin at the same moment and go on side by side. */
export function mergeParallel(...effects: readonly Effect[]): Effect {
  // most effects have nothing of most kinds, and there are many effects: no array is made for nothing
  const all = (name: Lists): readonly unknown[] => {
    const lists = effects.map(each => each[name]).filter(({ length }) => length > 0);
    return lists.length === 0 ? NOTHING[name] : lists.length === 1 ? lists[0] : lists.flat();
  };
  const { pause, cause } = effects.reduce((a, b) => b.pause > a.pause || (b.pause === a.pause && a.cause === undefined) ? b : a, NOTHING);
  return {
    pause,
    ...cause !== undefined && { cause },
    refusals: all('refusals') as Refusal[],
    loses: unique(all('loses') as Loss[]),
    atRisk: unique(all('atRisk') as Risk[]),
    steps: all('steps') as Step[],
    remedies: unique(all('remedies') as Remedy[]),
    notes: unique(all('notes') as Note[]),
    missing: unique(all('missing') as NeededFact[]),
  };
}

export function verdict(...effects: readonly Effect[]): Verdict {
  const { steps: _, ...all } = mergeParallel(...effects);
  return { kind: kindOf(all), ...all, chains: effects.map(({ steps }) => steps).filter(steps => steps.length > 0) };
}

function kindOf({ loses, missing, pause, refusals }: Omit<Effect, 'steps'>): VerdictKind {
  if (loses.length > 0) return 'loses';
  if (pause === Infinity || refusals.some(({ seconds, share }) => seconds === Infinity && share === 1)) return 'stops';
  if (missing.length > 0) return 'unknown';
  if (refusals.length > 0) return 'refuses';
  return pause > 0 ? 'pauses' : 'flows';
}

/** The refusal that costs the most calls. */
export function mainRefusal({ refusals }: Pick<Effect, 'refusals'>): Refusal | undefined {
  return [...refusals].sort((a, b) => b.share * b.seconds - a.share * a.seconds)[0];
}

export function boundOf(found: Verdict): Bound {
  const { kind, pause } = found;
  switch (kind) {
    case 'flows':
    case 'unknown': return { kind };
    case 'stops': return { kind, seconds: Infinity };
    case 'pauses': return { kind, seconds: pause };
    case 'loses': return { kind, ...longestLoss(found) > 0 && { seconds: longestLoss(found) } };
    case 'refuses': {
      const { share, seconds, allOrNone } = mainRefusal(found)!;
      return { kind, share, seconds, ...allOrNone && { allOrNone } };
    }
  }
}

/** What decides the kind of a verdict. */
export function decidingCodes({ kind, loses, missing, cause, refusals }: Verdict): readonly (Occurrence | LossCause | NeededFact)[] {
  switch (kind) {
    case 'flows': return [];
    case 'loses': return unique(loses.map(loss => loss.cause));
    case 'unknown': return missing;
    case 'refuses': return [mainRefusal({ refusals })!.cause];
    default: return cause === undefined ? [] : [cause];
  }
}

/** The pause that comes beside that which the kind of the verdict names, or a longer one. */
export function extraPause(found: Verdict): number | undefined {
  const named = found.kind === 'refuses' ? 0 : found.kind === 'loses' ? longestLoss(found) : Infinity;
  return found.pause > named ? found.pause : undefined;
}

function longestLoss({ loses }: Pick<Effect, 'loses'>): number {
  return Math.max(0, ...loses.map(({ seconds = 0 }) => seconds));
}
