import { Analysis, PathGroup } from '../../../analysis/analyse';
import { Failure } from '../../../analysis/failures';
import { SharedFix, worthFixing } from '../../../analysis/fixes';
import { failuresWithin, survived } from '../../../analysis/survival-target';
import { Part, Verdict } from '../../../analysis/verdict';
import { PART_NAMES } from '../../../analysis/verdict-text';
import { html, Markup } from '../../html/escape';

const MOST_NAMES = 3;

/** A fix, the flows that it helps, and in which failures. */
export interface Change extends SharedFix {
  readonly groups: readonly PathGroup[];
  readonly failures: readonly Failure[];
  /** All of these failures are more than is declared to be survived. */
  readonly beyond: boolean;
}

/** What to change in the manifests of all flows, what was declared first, and then the most urgent first. */
export function changesOf({ groups, failures }: Analysis): Change[] {
  const fixes = worthFixing(groups.flatMap(({ verdicts }) => failures.map(({ id }) => verdicts.get(id)!)));
  const all = fixes.map(fix => {
    const helped = groups.filter(({ verdicts }) => failures.some(({ id }) => helps(fix, verdicts.get(id)!)));
    return {
      ...fix,
      groups: helped,
      failures: failures.filter(({ id }) => helped.some(({ verdicts }) => helps(fix, verdicts.get(id)!))),
      beyond: helped.every(group => isBeyond(fix, group, failures)),
    };
  });
  return [...all.filter(({ beyond }) => !beyond), ...all.filter(({ beyond }) => beyond)];
}

/** The most urgent change, for those who read one line; nothing when all failures are survived. */
export function firstChange([first, ...more]: readonly Change[]): Markup | false {
  return first !== undefined && !first.beyond && isUrgent(first) && html`<p class="lead">What helps first: ${objects(first)} <code>${first.field}</code> ${first.change}.${more.length > 0 && html` <a href="#changes">And ${more.length} more</a>`}</p>`;
}

export function changesPanel(changes: readonly Change[]): Markup | false {
  return changes.length > 0 && html`<section class="panel" id="changes" aria-labelledby="changes-title"><h2 id="changes-title">What helps, the most urgent first</h2>
<ol>${changes.map(item)}</ol></section>`;
}

function item(change: Change): Markup {
  const when = `${change.failures.map(({ title }) => title).join(', ')}${change.beyond ? ': more than is declared to be survived' : ''}`;
  return html`<li><span class="part">${objects(change)}</span> <code>${change.field}</code> ${change.change}<small>${when}</small></li>`;
}

function helps({ field, change }: SharedFix, { fixes }: Verdict): boolean {
  return fixes.some(fix => fix.field === field && fix.change === change);
}

function isUrgent(change: Change): boolean {
  return change.groups.some(({ verdicts }) => [...verdicts.values()].some(verdict => helps(change, verdict) && !survived(verdict)));
}

function isBeyond(fix: SharedFix, { declared, verdicts }: PathGroup, failures: readonly Failure[]): boolean {
  return declared !== undefined && !failuresWithin(declared, failures).some(({ id }) => helps(fix, verdicts.get(id)!));
}

function objects({ parts, groups, field, change }: Change): string {
  return parts.map(part => {
    const needs = ({ fixes }: Verdict) => fixes.some(fix => fix.part === part && fix.field === field && fix.change === change);
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
