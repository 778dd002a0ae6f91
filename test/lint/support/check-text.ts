import { buildFlow } from '../../../src/flow/build-flow';
import { Facts } from '../../../src/flow/facts';
import { Baseline } from '../../../src/lint/engine/baseline';
import { check } from '../../../src/lint/engine/check';
import { CheckReport } from '../../../src/lint/engine/check-report';
import { NO_CONFIG, readConfig } from '../../../src/lint/engine/config';
import { RuleFinding } from '../../../src/lint/engine/suppress';
import { fixedFiles } from '../../../src/lint/fix/fix';
import { RULE_IDS, RULES } from '../../../src/lint/rules';
import { loadManifests } from '../../../src/manifests/load-manifests';

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
