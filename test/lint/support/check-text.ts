import { buildFlow } from '../../../src/flow/build-flow';
import { Facts } from '../../../src/flow/facts';
import { Baseline } from '../../../src/lint/engine/baseline';
import { check } from '../../../src/lint/engine/check';
import { CheckReport } from '../../../src/lint/engine/check-report';
import { NO_CONFIG, readConfig } from '../../../src/lint/engine/config';
import { RuleFinding } from '../../../src/lint/engine/suppress';
import { fixFiles } from '../../../src/lint/fix/fix-files';
import { RULE_IDS, RULES } from '../../../src/lint/rules';
import { FileText, loadManifests } from '../../../src/manifests/load-manifests';

interface Outcome {
  readonly report: CheckReport;
  readonly open: readonly RuleFinding[];
  /** The text with all corrections. */
  readonly fixed: string;
}

/** Checks a YAML text with all rules, or some. */
export function checkText(text: string, facts: Facts = {}, options: { rules?: string[]; config?: string; baseline?: Baseline } = {}): Outcome {
  const { rules, config, baseline = new Map() } = options;
  const settings = config === undefined ? NO_CONFIG : readConfig('ha-events.yaml', config, RULE_IDS);
  const checkWith = (file: FileText, ids?: readonly string[]) => {
    const { objects, problems, passedOver } = loadManifests([file]);
    return check({
      flow: buildFlow(objects),
      rules: ids === undefined ? RULES : RULES.filter(({ id }) => ids.includes(id)),
      config: { ...settings, facts: { ...settings.facts, ...facts } },
      baseline,
      passedOver,
      problems,
    });
  };
  const file = { file: 'm.yaml', text };
  const { report, open } = checkWith(file, rules);
  const isWanted = ({ rule }: RuleFinding) => rules === undefined || rules.includes(rule.id);
  const fix = () => fixFiles({ files: [file], check: ([one]) => checkWith(one), isWanted });
  return { report, open, get fixed() { return fix().changed.get(file.file) ?? text; } };
}
