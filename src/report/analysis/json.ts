import { Analysis, PathGroup } from '../../analysis/analyse';
import { Combination } from '../../analysis/cut-sets/combinations';
import { withArticles } from '../../analysis/cut-sets/components';
import { Verdict } from '../../analysis/verdict';
import { notLookedAtText } from '../not-looked-at';

/** Raised when a field changes its meaning or goes. */
export const ANALYSIS_JSON_VERSION = 1;

/** The analysis as JSON. A time of `null` means: until somebody repairs it; no time means that there is none. */
export function analysisJson({ assumptions, failures, notLookedAt, groups }: Analysis): string {
  return `${JSON.stringify({
    version: ANALYSIS_JSON_VERSION,
    assumptions,
    failures: failures.map(({ id, scope, title }) => ({ id, scope, title })),
    notLookedAt: notLookedAt.map(document => ({ ...document, message: notLookedAtText(document) })),
    flows: groups.map(flow),
  }, undefined, 2)}\n`;
}

function flow({ paths, declared, brokenPromises, unknownPromises, verdicts, combinations }: PathGroup) {
  return {
    paths: paths.map(({ namespace, sourceName, busName, sensor, part }) =>
      ({ namespace, eventSource: sourceName || undefined, eventBus: busName, sensor: sensor?.object.name, ...part })),
    declaredToSurvive: declared,
    doesNotSurvive: brokenPromises.map(({ id }) => id),
    notKnownToSurvive: unknownPromises.map(({ id }) => id),
    verdicts: Object.fromEntries([...verdicts].map(([id, verdict]) => [id, answer(verdict)])),
    cutSets: combinations.filter(({ breaks }) => breaks.length > 0).map(together),
    otherPairs: combinations.filter(({ breaks }) => breaks.length === 0).map(together),
  };
}

function together({ things, breaks, verdict }: Combination) {
  return { things: withArticles(things), breaks, ...answer(verdict) };
}

function answer({ kind, pause, refusals, why, ...rest }: Verdict) {
  // JSON.stringify writes Infinity as null
  return { verdict: kind, pauseSeconds: pause, why, refuses: refusals, ...rest };
}
