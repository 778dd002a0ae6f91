/** What a failure does to a flow, the worst first. */
export const VERDICT_KINDS = ['loses', 'stops', 'unknown', 'refuses', 'pauses', 'flows'] as const;
export type VerdictKind = typeof VERDICT_KINDS[number];

/** Part of a flow that something happens to or can be changed. */
export type Part = 'source' | 'bus' | 'sensor' | 'cluster';

/** One thing that happens, and how long it takes at the longest; Infinity: until somebody repairs it. */
export interface Step {
  readonly part: Part;
  readonly text: string;
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
  readonly why: string;
}

/** Events that are gone. */
export interface Loss {
  readonly what: string;
  /** For how long events are lost; undefined when it is not those of a time. */
  readonly seconds?: number;
}

/** The field that shortens or ends what happens. */
export interface Fix {
  readonly part: Part;
  readonly field: string;
  readonly change: string;
}

/** What a failure does to one part of a flow. */
export interface Effect {
  /** Longest time without a delivery, in seconds; Infinity: until somebody repairs it. */
  readonly pause: number;
  /** What makes the pause, in a few words. */
  readonly why: string;
  readonly refusals: readonly Refusal[];
  readonly loses: readonly Loss[];
  /** Events that may be gone, at most those under way at that moment. */
  readonly atRisk: readonly string[];
  readonly steps: readonly Step[];
  readonly fixes: readonly Fix[];
  /** What does not touch the events but has to be known, such as a drain that never ends. */
  readonly notes: readonly string[];
  /** Facts without which there is no answer. */
  readonly missing: readonly string[];
}

export interface Verdict extends Omit<Effect, 'steps'> {
  readonly kind: VerdictKind;
  /** What happens, side by side; the steps of each chain one after another. */
  readonly chains: readonly (readonly Step[])[];
  /** Both answers in words, when it is not known whether the pod policy is installed, and they differ. */
  readonly podPolicy?: { readonly installed: string; readonly not: string };
}

type Lists = Exclude<keyof Effect, 'pause' | 'why'>;

const NOTHING: Effect = { pause: 0, why: '', refusals: [], loses: [], atRisk: [], steps: [], fixes: [], notes: [], missing: [] };

export function effect(given: Partial<Effect> = {}): Effect {
  return { ...NOTHING, ...given };
}

/** Effects that begin at the same moment and go on side by side. */
export function together(...effects: readonly Effect[]): Effect {
  // most effects have nothing of most kinds, and there are many effects: no array is made for nothing
  const all = (name: Lists): readonly unknown[] => {
    const lists = effects.map(each => each[name]).filter(({ length }) => length > 0);
    return lists.length === 0 ? NOTHING[name] : lists.length === 1 ? lists[0] : lists.flat();
  };
  const longest = effects.reduce((a, b) => b.pause > a.pause || (b.pause === a.pause && a.why === '') ? b : a, NOTHING);
  return {
    pause: longest.pause,
    why: longest.why,
    refusals: all('refusals') as Refusal[],
    loses: unique(all('loses') as Loss[]),
    atRisk: unique(all('atRisk') as string[]),
    steps: all('steps') as Step[],
    fixes: unique(all('fixes') as Fix[]),
    notes: unique(all('notes') as string[]),
    missing: unique(all('missing') as string[]),
  };
}

export function verdict(...effects: readonly Effect[]): Verdict {
  const { steps: _, ...all } = together(...effects);
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

function unique<T>(items: readonly T[]): readonly T[] {
  return items.length < 2 ? items : [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}
