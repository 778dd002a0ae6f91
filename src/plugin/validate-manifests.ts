import { analyse, Analysis } from '../analysis/analyse';
import { unmetTargets } from '../analysis/unmet-targets';
import { UsageError } from '../contract/usage-error';
import { loadFlow } from '../flow/load-flow';
import { CONFIG_FILE, loadConfig } from '../lint/config-file/load-config';
import { check } from '../lint/engine/check';
import { atLeast, ReportedUnknown } from '../lint/engine/check-report';
import { readFailOn } from '../lint/engine/severity';
import { RULES } from '../lint/rules';
import { describe } from '../manifests/manifest-object';
import { notLookedAtLines, NOTHING_JUDGED } from '../report/not-looked-at';
import { unique } from '../values/unique';
import { listTitles } from '../words/failures';
import { pathName } from '../words/flow-names';
import { factText } from '../words/notes';
import { outcome } from '../words/outcomes';

/** The part of cdk8s-cli's ValidationContext that is used. */
export interface ValidationContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: {
      ruleName: string;
      recommendation: string;
      fix: string;
      violatingResources: { resourceName: string; locations: string[]; manifestPath: string }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: Record<string, string>): void;
  };
  readonly logger: { log(message: string): void };
}

/** Reports what a check finds, and what the flow was declared to survive and does not. */
export function validateManifests({ manifests, report, logger }: ValidationContext, properties: { readonly [name: string]: unknown }): void {
  const failOn = readFailOn(String(properties.failOn ?? 'warning'));
  const config = loadConfig(typeof properties.config === 'string' ? properties.config : undefined);
  const loaded = loadFlow(manifests);
  const { report: { findings, unknowns, problems, notLookedAt, judged } } = check({ ...loaded, rules: RULES, config, baseline: new Map() });
  if (problems.length > 0) {
    throw new UsageError(problems.map(({ file: where, line, message }) => `${where}:${line}: ${message}`).join('\n'));
  }
  const grave = findings.filter(({ severity }) => failOn !== 'never' && atLeast(severity, failOn));
  for (const { rule, what, why, fix, object, path, location } of grave) {
    report.addViolation({
      ruleName: rule,
      recommendation: `${what}: ${why}`,
      fix,
      violatingResources: [{ resourceName: object?.name ?? '', locations: [path], manifestPath: location.file }],
    });
  }
  const promises = promiseViolations(analyse(loaded.flow, config.facts, config), new Set(grave.map(({ rule }) => rule)));
  for (const { recommendation, fix, paths } of promises) {
    report.addViolation({
      ruleName: 'ha/survives',
      recommendation,
      fix,
      violatingResources: paths.flatMap(path => {
        const object = (path.sensor ?? path.source)?.object;
        return object === undefined ? [] : [{ resourceName: object.name, locations: [pathName(path)], manifestPath: object.source.file }];
      }),
    });
  }
  for (const line of [...unknownLines(unknowns), ...notLookedAtLines(notLookedAt).map(text => `not looked at: ${text}`)]) logger.log(line);
  // an app may have charts of other things only
  if (!judged) logger.log(NOTHING_JUDGED);
  report.submit(grave.length + promises.length === 0 ? 'success' : 'failure');
}

/** What was declared to be survived and is not, or is not known to be; without what a finding that was reported says already. */
function promiseViolations(analysis: Analysis, reported: ReadonlySet<string>) {
  return [
    ...unmetTargets(analysis).filter(({ paths }) => !paths.every(({ faults }) => faults.some(({ occurrence: { rule } }) => reported.has(rule))))
      .map(({ declared, failures, paths, verdict }) => {
        const { what, fix } = outcome(verdict);
        return {
          paths,
          recommendation: `declared to survive ${declared}, and does not: ${listTitles(failures)}: ${what}`,
          fix: fix || 'no field of these manifests changes that: declare less with survives',
        };
      }),
    ...analysis.groups.filter(({ unverifiedTargets }) => unverifiedTargets.length > 0).map(({ paths, declared, unverifiedTargets, verdicts }) => ({
      paths,
      recommendation: `declared to survive ${declared}, and not known to: ${listTitles(unverifiedTargets)}`,
      fix: `say ${unique(unverifiedTargets.flatMap(({ id }) => verdicts.get(id)!.missing)).map(factText).join('; ')} in ${CONFIG_FILE}`,
    })),
  ];
}

const MOST_NAMES = 3;

/** One line for all objects of which the same is unknown. */
function unknownLines(unknowns: readonly ReportedUnknown[]): string[] {
  const lines = new Map<string, { rule: string; text: string; names: Set<string> }>();
  for (const { rule, object, what, needs } of unknowns) {
    const text = `${what}. Needs: ${needs}`;
    const line = lines.get(`${rule} ${text}`) ?? { rule, text, names: new Set() };
    lines.set(`${rule} ${text}`, line);
    line.names.add(describe(object));
  }
  return [...lines.values()].map(({ rule, text, names }) => {
    const more = names.size - MOST_NAMES;
    return `${rule} is unknown for ${[...names].slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}: ${text}`;
  });
}
