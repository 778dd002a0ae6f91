import { Analysis, PathGroup } from '../../../analysis/analyse';
import { Failure, takesComponents } from '../../../analysis/failures';
import { remedyKey, SharedRemedy, sharedRemedies } from '../../../analysis/remedies';
import { failuresWithin, survived } from '../../../analysis/survival-target';
import { Part, Verdict } from '../../../analysis/verdict';
import { listTitles } from '../../../words/failures';
import { PART_NAMES } from '../../../words/flow-names';
import { actionText } from '../../../words/remedies';
import { targetText } from '../../../words/targets';
import { html, Markup } from '../../html/escape';

const MOST_NAMES = 3;

/** A remedy, the flows that it helps, and in which failures. */
export interface Change extends SharedRemedy {
  readonly groups: readonly PathGroup[];
  readonly failures: readonly Failure[];
  /** All of these failures are beyond the declared failure domain. */
  readonly beyond: boolean;
}

/** What to change in the manifests of all flows: what was declared first, what helps subscriptions last, and within that the most urgent first. */
export function changesOf({ groups, failures }: Analysis): Change[] {
  const remedies = sharedRemedies(groups.flatMap(({ verdicts }) => failures.map(({ id }) => verdicts.get(id)!)));
  const all = remedies.map(shared => {
    const helped = groups.filter(({ verdicts }) => failures.some(({ id }) => helps(shared, verdicts.get(id)!)));
    return {
      ...shared,
      groups: helped,
      failures: failures.filter(({ id }) => helped.some(({ verdicts }) => helps(shared, verdicts.get(id)!))),
      beyond: helped.every(group => isBeyond(shared, group, failures)),
    };
  });
  const rank = (change: Change) => (change.failures.some(takesComponents) ? Number(change.beyond) : 2);
  return [0, 1, 2].flatMap(wanted => all.filter(change => rank(change) === wanted));
}

/** The most urgent change, for those who read one line; nothing when all failures are survived. */
export function firstChange([first, ...more]: readonly Change[]): Markup | false {
  return first !== undefined && !first.beyond && first.failures.some(takesComponents) && isUrgent(first) && html`<p class="lead">What helps first: ${objects(first)} <code>${targetText(first.remedy.target)}</code> ${actionText(first.remedy)}.${more.length > 0 && html` <a href="#changes">And ${more.length} more</a>`}</p>`;
}

export function changesPanel(changes: readonly Change[]): Markup | false {
  return changes.length > 0 && html`<section class="panel" id="changes" aria-labelledby="changes-title"><h2 id="changes-title">What helps, the most urgent first</h2>
<ol>${changes.map(item)}</ol></section>`;
}

function item(change: Change): Markup {
  const when = `${listTitles(change.failures)}${change.beyond ? ': beyond the declared failure domain' : ''}`;
  return html`<li><span class="part">${objects(change)}</span> <code>${targetText(change.remedy.target)}</code> ${actionText(change.remedy)}<small>${when}</small></li>`;
}

function helps({ remedy }: SharedRemedy, { remedies }: Verdict): boolean {
  return remedies.some(other => remedyKey(other) === remedyKey(remedy));
}

function isUrgent(change: Change): boolean {
  return change.groups.some(({ verdicts }) => [...verdicts.values()].some(verdict => helps(change, verdict) && !survived(verdict)));
}

function isBeyond(shared: SharedRemedy, { declared, verdicts }: PathGroup, failures: readonly Failure[]): boolean {
  return declared !== undefined && !failuresWithin(declared, failures).some(({ id }) => helps(shared, verdicts.get(id)!));
}

function objects({ parts, groups, remedy }: Change): string {
  return parts.map(part => {
    const needs = ({ remedies }: Verdict) => remedies.some(other => other.part === part && remedyKey(other) === remedyKey(remedy));
    return `${PART_NAMES[part]} ${names(part, groups.filter(({ verdicts }) => [...verdicts.values()].some(needs)))}`.trim();
  }).join('; ');
}

function names(part: Part, groups: readonly PathGroup[]): string {
  const paths = groups.flatMap(group => group.paths);
  const all = [...new Set(paths.flatMap(({ namespace, sourceName, busName, sensor }) => {
    const name = { source: sourceName, bus: busName, sensor: sensor?.object.name, cluster: undefined }[part];
    return name === undefined ? [] : [namespace === '' ? name : `${namespace}/${name}`];
  }))];
  const more = all.length - MOST_NAMES;
  return [...all.slice(0, MOST_NAMES), ...more > 0 ? [`and ${more} more`] : []].join(', ');
}
