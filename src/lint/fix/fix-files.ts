import { findingKey, objectKey, worseObjects } from './compare-checks';
import { editFiles } from './edit-files';
import { RefusalReason } from './refusal';
import { FileText } from '../../manifests/load-manifests';
import { Checked } from '../engine/check';
import { RuleFinding } from '../engine/suppress';

export interface FixInput {
  readonly files: readonly FileText[];
  /** Checks files with every rule, so that an edit for one rule cannot harm another one. */
  readonly check: (files: readonly FileText[]) => Checked;
  /** Whether a finding is to be fixed; all by default. */
  readonly isWanted?: (finding: RuleFinding) => boolean;
}

export interface Fixed {
  /** The files that change, with their new texts. */
  readonly changed: ReadonlyMap<string, string>;
  /** Findings with edits that were not made, and why. */
  readonly left: readonly { readonly finding: RuleFinding; readonly reason: RefusalReason }[];
}

interface State {
  readonly files: readonly FileText[];
  readonly checked: Checked;
}

/**
 * Makes the edits of findings, as long as each of them cures its finding and nothing else is found that was not found before. The result is a
 * fixed point: fixing the fixed files changes nothing.
 */
export function fixFiles({ files, check, isWanted = () => true }: FixInput): Fixed {
  const reasons = new Map<string, RefusalReason>();
  let state: State = { files, checked: check(files) };
  for (;;) {
    const next = improved(state, new Set(fixable(state).map(findingKey)));
    if (next === state) break;
    state = next;
  }
  const texts = new Map(files.map(file => [file.file, 'text' in file ? file.text : undefined]));
  return {
    changed: new Map(state.files.flatMap(file => ('text' in file && file.text !== texts.get(file.file) ? [[file.file, file.text] as const] : []))),
    left: fixable(state).map(finding => ({ finding, reason: reasons.get(findingKey(finding)) ?? 'unreadable' })),
  };

  function fixable({ checked }: State): RuleFinding[] {
    return checked.open.filter(finding => finding.edits !== undefined && finding.edits.length > 0 && isWanted(finding));
  }

  /** The state after as many of the findings, given by their keys, as can be fixed together. */
  function improved(from: State, keys: ReadonlySet<string>): State {
    const unreadable = new Set(from.checked.report.problems.map(({ file }) => file));
    const findings = fixable(from).filter(finding => keys.has(findingKey(finding)) && !unreadable.has(finding.object.source.file));
    const edited = editFiles(from.files, findings);
    for (const [finding, reason] of edited.refused) reasons.set(findingKey(finding), reason);
    const made = findings.filter(finding => !edited.refused.has(finding));
    if (made.length === 0) return from;
    const to = { files: edited.files, checked: check(edited.files) };
    const blamed = blamedFor(from, to, made);
    if (blamed.length === 0) return to;
    if (made.length === 1) {
      reasons.set(findingKey(made[0]), 'harm');
      return from;
    }
    const half = Math.floor(made.length / 2);
    const parts = blamed.length < made.length ? [made.filter(finding => !blamed.includes(finding)), blamed] : [made.slice(0, half), made.slice(half)];
    return parts.reduce((reached, part) => improved(reached, new Set(part.map(findingKey))), from);
  }
}

/** Of the edits that were made those that did not cure their finding, and those of objects of which more is found now. */
function blamedFor(from: State, to: State, made: readonly RuleFinding[]): RuleFinding[] {
  const still = new Set(to.checked.open.map(findingKey));
  const worse = worseObjects(from.checked, to.checked);
  const blamed = made.filter(finding => still.has(findingKey(finding)) || worse.has(objectKey(finding.object)));
  return blamed.length === 0 && worse.size > 0 ? [...made] : blamed;
}
