import { Answer } from './rows';
import { StepLists } from './step-lists';
import { Remedy } from '../../../analysis/codes/remedy';
import { Path } from '../../../analysis/model/paths';
import { Loss, mainRefusal, Verdict } from '../../../analysis/verdict';
import { formatDuration } from '../../../words/duration';
import { listPaths, PART_NAMES } from '../../../words/flow-names';
import { lossText, riskText } from '../../../words/losses';
import { factText, noteText } from '../../../words/notes';
import { occurrenceText } from '../../../words/occurrences/occurrence';
import { actionText } from '../../../words/remedies';
import { targetText } from '../../../words/targets';
import { formatBound, formatExtraPauseWithReason, formatReason, formatShare } from '../../../words/verdicts';
import { html, Markup } from '../../html/escape';

/** What happens after a failure, once for all paths to which the same happens. */
export class Details {
  private readonly sections = new Map<string, Section>();

  /** The id of the section for that answer. */
  public id({ id, title, about, verdict, inTurn, group: { paths } }: Answer): string {
    const key = JSON.stringify([id, verdict]);
    const known = this.sections.get(key) ?? { id: `happens-${this.sections.size + 1}`, title, about, verdict, inTurn, paths: new Set() };
    this.sections.set(key, known);
    paths.forEach(path => known.paths.add(path));
    return known.id;
  }

  public all(): Markup[] {
    const lists = new StepLists();
    return [...this.sections.values()].map(each => section(each, lists));
  }
}

interface Section extends Pick<Answer, 'id' | 'title' | 'about' | 'verdict' | 'inTurn'> {
  readonly paths: Set<Path>;
}

function section({ id, title, about, verdict, inTurn, paths }: Section, lists: StepLists): Markup {
  const longest = Math.max(1, ...verdict.chains.flat().map(({ seconds = 0 }) => seconds === Infinity ? 0 : seconds));
  // on paper the table says enough of these
  const calm = inTurn !== undefined || (verdict.kind === 'flows' && verdict.notes.length === 0);
  return html`<section class="happens${calm && ' calm'}" id="${id}" tabindex="-1" aria-labelledby="${id}-title">
<h3 id="${id}-title">${title}</h3>
<p class="for">${listPaths([...paths])}</p>
<p class="verdict ${verdict.kind}"><b>${verdict.kind}</b> ${formatBound(verdict)}</p>
${[formatReason(verdict), formatExtraPauseWithReason(verdict)].map(text => text !== '' && html`<p class="why">${sentence(text)}</p>
`)}
${about && html`<p class="about">${about}</p>`}
${list('What helps', verdict.remedies.map(remedyItem))}
${verdict.chains.length > 0 && html`<h4>What happens${verdict.podPolicy && ' without the pod policy'}${verdict.chains.length > 1 && !inTurn && ', side by side'}</h4>`}
${verdict.chains.map(steps => lists.list(steps, longest, { title, flows: listPaths([...paths], 1), calm }))}
${list('Calls that are refused', refusals(verdict))}
${list('Lost', verdict.loses.map(lossItem))}
${list('May be lost', verdict.atRisk.map(riskText))}
${list('Facts to supply', verdict.missing.map(factText))}
${list('To know', verdict.notes.map(noteText))}
</section>`;
}

function refusals(verdict: Verdict): Markup[] {
  const main = mainRefusal(verdict);
  return verdict.refusals.map(({ share, worstShare, seconds, cause }, index) => html`${share === 1 ? 'all' : `about ${formatShare(share)}`}${worstShare > share && `, at worst ${worstShare === 1 ? 'all' : formatShare(worstShare)},`} ${
    seconds === Infinity ? 'until repaired' : `for at most ${formatDuration(seconds)}`}: ${occurrenceText(cause)}${verdict.refusals.length > 1 && main === verdict.refusals[index] && ' (counts most)'}`);
}

function remedyItem(remedy: Remedy): Markup {
  return html`<span class="part">${PART_NAMES[remedy.part]}</span> <code>${targetText(remedy.target)}</code> ${actionText(remedy)}`;
}

function lossItem({ cause, seconds }: Loss): string {
  const time = seconds === Infinity ? 'the time until it is repaired' : `at most ${formatDuration(seconds ?? 0)}`;
  return seconds === undefined ? lossText(cause) : `events of ${time}: ${lossText(cause)}`;
}

function list(title: string, items: readonly unknown[]): Markup | false {
  return items.length > 0 && html`<h4>${title}</h4><ul>${items.map(item => html`<li>${item}</li>`)}</ul>`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
