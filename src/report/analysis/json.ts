import { verdictJson } from './verdict-json';
import { Analysis, PathGroup } from '../../analysis/analyse';
import { Combination } from '../../analysis/cut-sets/combinations';
import { withArticles } from '../../words/components';
import { FAILURE_TITLES } from '../../words/failures';
import { assumptionText } from '../../words/notes';
import { BROKEN_PARTS } from '../../words/quorum';
import { notLookedAtText } from '../not-looked-at';

/** Raised when a field changes its meaning or goes. */
export const ANALYSIS_JSON_VERSION = 1;

/** The analysis as JSON. A time of `null` means: until somebody repairs it; no time means that there is none. */
export function analysisJson({ assumptions, failures, notLookedAt, groups }: Analysis): string {
  return `${JSON.stringify({
    version: ANALYSIS_JSON_VERSION,
    assumptions: assumptions.map(assumptionText),
    assumptionCodes: assumptions,
    failures: failures.map(({ id, scope, mode, parts }) => ({ id, scope, title: FAILURE_TITLES[id], mode, parts })),
    notLookedAt: notLookedAt.map(document => ({ ...document, message: notLookedAtText(document) })),
    flows: groups.map(flowJson),
  }, undefined, 2)}\n`;
}

function flowJson({ paths, declared, unmetTargets, unverifiedTargets, verdicts, combinations }: PathGroup) {
  return {
    paths: paths.map(({ namespace, sourceName, busName, sensor, part }) =>
      ({ namespace, eventSource: sourceName || undefined, eventBus: busName, sensor: sensor?.object.name, ...part })),
    declaredToSurvive: declared,
    doesNotSurvive: unmetTargets.map(({ id }) => id),
    notKnownToSurvive: unverifiedTargets.map(({ id }) => id),
    verdicts: Object.fromEntries([...verdicts].map(([id, verdict]) => [id, verdictJson(verdict)])),
    cutSets: combinations.filter(({ breaks }) => breaks.length > 0).map(combinationJson),
    otherPairs: combinations.filter(({ breaks }) => breaks.length === 0).map(combinationJson),
  };
}

function combinationJson({ components, breaks, verdict }: Combination) {
  return {
    things: withArticles(components), components, breaks: breaks.map(part => BROKEN_PARTS[part]), breakCodes: breaks, ...verdictJson(verdict),
  };
}
