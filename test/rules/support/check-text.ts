import { buildFlow } from '../../../src/flow/build-flow';
import { Facts } from '../../../src/flow/facts';
import { loadManifests } from '../../../src/flow/load';
import { CheckReport } from '../../../src/report/check-report';
import { RULE_IDS, RULES } from '../../../src/rules';
import { Baseline } from '../../../src/rules/baseline';
import { check } from '../../../src/rules/check';
import { NO_CONFIG, readConfig } from '../../../src/rules/config';
import { fixedFiles } from '../../../src/rules/fix';
import { RuleFinding } from '../../../src/rules/suppress';

interface Outcome {
  readonly report: CheckReport;
  readonly open: readonly RuleFinding[];
  /** The text with all corrections. */
  readonly fixed: string;
}

/** Checks a YAML text with all rules, or some. */
export function checkText(text: string, facts: Facts = {}, options: { rules?: string[]; config?: string; baseline?: Baseline } = {}): Outcome {
  const { rules, config, baseline = new Map() } = options;
  const { objects, problems, passedOver } = loadManifests([{ file: 'm.yaml', text }]);
  const settings = config === undefined ? NO_CONFIG : readConfig('ha-events.yaml', config, RULE_IDS);
  const { report, open } = check({
    flow: buildFlow(objects),
    rules: rules === undefined ? RULES : RULES.filter(({ id }) => rules.includes(id)),
    config: { ...settings, facts: { ...settings.facts, ...facts } },
    baseline,
    passedOver,
    problems,
  });
  return { report, open, fixed: fixedFiles(open, () => text).get('m.yaml') ?? text };
}
