import { Answer } from './rows';
import { StepLists } from './step-lists';
import { duration } from '../../../analysis/duration';
import { Path } from '../../../analysis/model/paths';
import { Fix, mainRefusal, Verdict } from '../../../analysis/verdict';
import { besides, besidesBecause, bound, PART_NAMES, percent, listPaths, why } from '../../../analysis/verdict-text';
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
<p class="verdict ${verdict.kind}"><b>${verdict.kind}</b> ${bound(verdict)}</p>
${why(verdict) !== '' && html`<p class="why">${sentence(why(verdict))}</p>`}
${besides(verdict) !== '' && html`<p class="why">${sentence(besidesBecause(verdict))}</p>`}
${about && html`<p class="about">${about}</p>`}
${list('What helps', verdict.fixes.map(fixText))}
${verdict.chains.length > 0 && html`<h4>What happens${verdict.podPolicy && ' without the pod policy'}${verdict.chains.length > 1 && !inTurn && ', side by side'}</h4>`}
${verdict.chains.map(steps => lists.list(steps, longest, { title, flows: listPaths([...paths], 1), calm }))}
${list('Calls that are refused', refusals(verdict))}
${list('Lost', verdict.loses.map(({ what, seconds }) => seconds === undefined ? what : `events of ${seconds === Infinity ? 'the time until it is repaired' : `at most ${duration(seconds)}`}: ${what}`))}
${list('May be lost', verdict.atRisk)}
${list('Facts to supply', verdict.missing)}
${list('To know', verdict.notes)}
</section>`;
}

function refusals(verdict: Verdict): Markup[] {
  const main = mainRefusal(verdict);
  return verdict.refusals.map(({ share, worstShare, seconds, why: reason }) => html`${share === 1 ? 'all' : `about ${percent(share)}`}${worstShare > share && `, at worst ${worstShare === 1 ? 'all' : percent(worstShare)},`} ${
    seconds === Infinity ? 'until repaired' : `for at most ${duration(seconds)}`}: ${reason}${verdict.refusals.length > 1 && main?.why === reason && ' (counts most)'}`);
}

function fixText({ part, field, change }: Fix): Markup {
  return html`<span class="part">${PART_NAMES[part]}</span> <code>${field}</code> ${change}`;
}

function list(title: string, items: readonly unknown[]): Markup | false {
  return items.length > 0 && html`<h4>${title}</h4><ul>${items.map(item => html`<li>${item}</li>`)}</ul>`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
