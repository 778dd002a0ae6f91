import { existsSync } from 'node:fs';
import { CONFIG_FILE, readText } from './config-file';
import { loadFlow } from './load-flow';
import { readFailOn } from './severity';
import { analyse } from '../analysis/analyse';
import { pathName } from '../analysis/words';
import { atLeast } from '../report/check-report';
import { RULES } from '../rules';
import { check } from '../rules/check';
import { NO_CONFIG, readConfig, UsageError } from '../rules/config';

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
  const file = typeof properties.config === 'string' ? properties.config : existsSync(CONFIG_FILE) ? CONFIG_FILE : undefined;
  const config = file === undefined ? NO_CONFIG : readConfig(file, readText(file));
  const loaded = loadFlow(manifests);
  const { report: { findings, unknowns, problems } } = check({ ...loaded, rules: RULES, config, baseline: new Map() });
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
  const broken = analyse(loaded.flow, config.facts).groups
    // what is not known breaks no promise
    .map(group => ({ ...group, brokenPromises: group.brokenPromises.filter(({ id }) => group.verdicts.get(id)!.kind !== 'unknown') }))
    .filter(({ brokenPromises }) => brokenPromises.length > 0);
  for (const { paths, brokenPromises, declared } of broken) {
    report.addViolation({
      ruleName: 'ha/survives',
      recommendation: `declared to survive ${declared}, and does not: ${brokenPromises.map(({ title }) => title).join(', ')}`,
      fix: 'run ha-events report on the manifests: it names what breaks and the field that mends it',
      violatingResources: paths.flatMap(path => {
        const object = (path.sensor ?? path.source)?.object;
        return object === undefined ? [] : [{ resourceName: object.name, locations: [pathName(path)], manifestPath: object.source.file }];
      }),
    });
  }
  for (const { rule, what, needs } of unknowns) logger.log(`${rule} is unknown: ${what}. Needs: ${needs}`);
  report.submit(grave.length + broken.length === 0 ? 'success' : 'failure');
}
