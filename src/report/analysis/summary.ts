import { worstAnswer } from './html/rows';
import { Analysis, PathGroup } from '../../analysis/analyse';
import { Failure, takesComponents } from '../../analysis/failures';
import { Path } from '../../analysis/model/paths';
import { failsAtRest, failuresWithin, SURVIVED_WITHIN, survived } from '../../analysis/survival-target';
import { decidingCodes, Verdict, VerdictKind } from '../../analysis/verdict';
import { isEqual, unique } from '../../values/unique';
import { formatDuration } from '../../words/duration';
import { listTitles } from '../../words/failures';
import { NO_FLOW, pathName } from '../../words/flow-names';
import { factText } from '../../words/notes';
import { formatExtraPause, formatReason, formatVerdict } from '../../words/verdicts';

const MOST_TITLES = 4;

/** A sentence, and how bad it is; undefined for information that nobody has to act on. */
export interface SummaryLine {
  readonly kind?: VerdictKind;
  readonly text: string;
}

interface Concern {
  readonly kind: VerdictKind;
  readonly is: (verdict: Verdict) => boolean;
  /** After the name of one flow, or a number of flows. */
  readonly words: (many: boolean, verdicts: readonly Verdict[]) => string;
}

const CONCERNS: readonly Concern[] = [
  { kind: 'loses', is: ({ kind }) => kind === 'loses', words: losesMost },
  { kind: 'stops', is: ({ kind }) => kind === 'stops', words: many => `${many ? 'stop' : 'stops'} until repaired` },
  { kind: 'pauses', is: verdict => (verdict.kind === 'pauses' || verdict.kind === 'refuses') && !survived(verdict), words: pausesLong },
  { kind: 'unknown', is: ({ kind }) => kind === 'unknown', words: missingFacts },
];

/** Which single failures stop or lose events, in a few sentences; of flows that are declared to survive something, only those failures. */
export function failureLines(analysis: Analysis): SummaryLine[] {
  if (analysis.groups.length === 0) {
    return [{ kind: 'unknown', text: NO_FLOW }];
  }
  const never = analysis.groups.filter(failsAtRest);
  const all = analysis.groups.flatMap(({ paths }) => paths);
  const within = concernLines(analysis, isExpected);
  return [
    ...alwaysFailingLines(never, all),
    ...within,
    ...within.length + never.length + beyondTargetLines(analysis).length === 0 ? [allSurvivedLine(analysis)] : [],
  ];
}

/** What failures do that nobody declared to be survived: information, not a fault. */
export function beyondTargetLines(analysis: Analysis): SummaryLine[] {
  return [
    ...concernLines(analysis, isBeyond).map(({ text }) => ({ text: `More than is declared: ${text}` })),
    ...concernLines(analysis, isUnhealed).map(({ text }) => ({ text: `With all pods running: ${text}` })),
  ];
}

/** Whether a failure counts for a group. */
type Counts = (group: PathGroup, failure: Failure) => boolean;

const isDeclared = ({ declared }: PathGroup, failure: Failure) => declared === undefined || failuresWithin(declared, [failure]).length > 0;
const isExpected: Counts = (group, failure) => takesComponents(failure) && isDeclared(group, failure);
const isBeyond: Counts = (group, failure) => takesComponents(failure) && !isDeclared(group, failure);
/** The keeper brings a subscription back, which takes longer than an election: nobody has to act on it. */
const isUnhealed: Counts = ({ verdicts }, failure) => !takesComponents(failure) && verdicts.get(failure.id)!.kind !== 'pauses';

function concernLines({ groups, failures }: Analysis, counts: Counts): { kind: VerdictKind; text: string }[] {
  const all = groups.flatMap(({ paths }) => paths);
  const working = groups.filter(group => !failsAtRest(group));
  return CONCERNS.flatMap(harm => linesOfConcern(harm, working, failures, counts, all));
}

/** A sentence for each cause. */
function alwaysFailingLines(never: readonly PathGroup[], all: readonly Path[]): SummaryLine[] {
  const atRestOf = ({ verdicts }: PathGroup) => verdicts.get('none')!;
  const causesOf = (group: PathGroup) => [decidingCodes(atRestOf(group)), atRestOf(group).notes];
  return unique(never.map(causesOf)).map(causes => {
    const groups = never.filter(group => isEqual(causesOf(group), causes));
    const paths = groups.flatMap(group => group.paths);
    const verdict = atRestOf(groups[0]);
    const does = verdict.kind === 'loses' ? (paths.length > 1 ? 'lose events' : 'loses events') : paths.length > 1 ? 'deliver nothing' : 'delivers nothing';
    return { kind: verdict.kind, text: `${flowsNamed(paths, all)} ${does}, even when nothing fails: ${formatReason(verdict)}.` };
  });
}

function linesOfConcern(
  { kind, is, words }: Concern, groups: readonly PathGroup[], failures: readonly Failure[], counts: Counts, all: readonly Path[],
) {
  const isHit = (group: PathGroup, failure: Failure) => counts(group, failure) && is(group.verdicts.get(failure.id)!);
  const hit = groups.filter(group => failures.some(failure => isHit(group, failure)));
  if (hit.length === 0) {
    return [];
  }
  const paths = hit.flatMap(group => group.paths);
  const found = failures.filter(failure => hit.some(group => isHit(group, failure)));
  const verdicts = hit.flatMap(group => found.filter(failure => isHit(group, failure)).map(({ id }) => group.verdicts.get(id)!));
  return [{ kind, text: `${flowsNamed(paths, all)} ${words(paths.length > 1, verdicts)}: ${titles(found)}.` }];
}

function losesMost(many: boolean, verdicts: readonly Verdict[]): string {
  const longest = Math.max(0, ...verdicts.flatMap(({ loses }) => loses.map(({ seconds = 0 }) => seconds)));
  // not all of these failures lose those of the longest time
  const worst = longest === Infinity ? ', in the worst of these failures until repaired' : longest > 0 ? `, at most those of ${formatDuration(longest)}` : '';
  return `${many ? 'lose' : 'loses'} events${worst}`;
}

function pausesLong(many: boolean, verdicts: readonly Verdict[]): string {
  const longest = Math.max(...verdicts.map(({ pause }) => pause));
  return `${many ? 'pause' : 'pauses'} for more than ${SURVIVED_WITHIN} s, at most ${longest === Infinity ? 'until repaired' : formatDuration(longest)}`;
}

function missingFacts(many: boolean, verdicts: readonly Verdict[]): string {
  return `${many ? 'depend' : 'depends'} on missing facts, ${unique(verdicts.flatMap(({ missing }) => missing)).map(factText).join('; ')}`;
}

function allSurvivedLine(analysis: Analysis): SummaryLine {
  const { title, verdict } = worstAnswer(analysis)!;
  const risk = analysis.groups.some(({ verdicts }) => [...verdicts.values()].some(({ atRisk }) => atRisk.length > 0));
  const text = `No single failure stops events until repaired${risk ? '' : ' or loses any'}`;
  const worst = verdict.kind === 'flows' ? 'they flow whatever fails' : `the worst, ${title}: ${[formatVerdict(verdict), formatExtraPause(verdict)].filter(Boolean).join(', ')}`;
  return { kind: 'flows', text: `${text}; ${worst}.` };
}

/** All sentences for the top of a report: whether what was declared is kept, what harms, and last what nobody declared. */
export function headline(analysis: Analysis): SummaryLine[] {
  return [...targetLines(analysis), ...failureLines(analysis), ...beyondTargetLines(analysis)];
}

/** Whether flows survive their declared failure domains. */
export function targetLines({ groups }: Analysis): SummaryLine[] {
  const all = groups.flatMap(({ paths }) => paths);
  const of = (which: (group: PathGroup) => boolean) => groups.filter(which).flatMap(({ paths }) => paths);
  const declared = of(group => group.declared !== undefined);
  const broken = of(({ unmetTargets }) => unmetTargets.length > 0);
  const open = of(({ unmetTargets, unverifiedTargets }) => unmetTargets.length === 0 && unverifiedTargets.length > 0);
  const says = (paths: readonly Path[], one: string, many: string) => `${flowsNamed(paths, all)} ${paths.length > 1 ? many : one}.`;
  return [
    ...broken.length > 0 ? [{ kind: 'stops' as const, text: says(broken, 'does not survive its declared failure domain', 'do not survive their declared failure domains') }] : [],
    ...open.length > 0 ? [{ kind: 'unknown' as const, text: says(open, 'may not survive its declared failure domain: a fact is missing', 'may not survive their declared failure domains: a fact is missing') }] : [],
    ...declared.length > 0 && broken.length + open.length === 0
      ? [{ kind: 'flows' as const, text: says(declared, 'survives its declared failure domain', 'survive their declared failure domains') }] : [],
  ];
}

function flowsNamed(paths: readonly Path[], all: readonly Path[]): string {
  if (all.length === 1) return 'The flow';
  if (paths.length < 3) return paths.map(pathName).join(' and ');
  return paths.length === all.length ? `All ${all.length} flows` : `${paths.length} of ${all.length} flows`;
}

function titles(failures: readonly Failure[]): string {
  const more = failures.length - MOST_TITLES;
  // of one more the name takes no more room than the number
  const shown = more > 1 ? failures.slice(0, MOST_TITLES) : failures;
  return [listTitles(shown), ...more > 1 ? [`and ${more} more`] : []].join(', ');
}
