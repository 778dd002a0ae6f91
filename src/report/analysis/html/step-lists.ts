import { Step } from '../../../analysis/verdict';
import { formatDuration } from '../../../words/duration';
import { PART_NAMES } from '../../../words/flow-names';
import { occurrenceText } from '../../../words/occurrences/occurrence';
import { html, Markup } from '../../html/escape';

/** A section of the page, as a reference names it. */
interface Place {
  readonly title: string;
  readonly flows: string;
  /** Left out on paper: no other section may refer to it. */
  readonly calm: boolean;
}

/** Lists of steps, each once on the page: the same list elsewhere is a reference, in whose place the script puts the list. */
export class StepLists {
  private readonly known = new Map<string, { readonly id: string; readonly place: Place }>();

  public list(steps: readonly Step[], longest: number, place: Place): Markup {
    const drawn = steps.map(step => ({ ...step, width: widthOf(step, longest) }));
    const key = JSON.stringify([place.calm, drawn]);
    const first = this.known.get(key);
    if (first !== undefined) {
      return html`<a class="same" href="#${first.id}">The steps of “${first.place.title}”, ${first.place.flows}</a>`;
    }
    const id = `steps-${this.known.size + 1}`;
    this.known.set(key, { id, place });
    return html`<ol class="steps" id="${id}">${drawn.map(stepItem)}</ol>`;
  }
}

/** Of the bar of a step, in percent of the longest step; undefined for a step that takes no time. */
function widthOf({ seconds }: Step, longest: number): string | undefined {
  return seconds === undefined ? undefined : (seconds === Infinity ? 100 : Math.max(1, 100 * seconds / longest)).toFixed(1);
}

function stepItem({ part, occurrence, seconds, width }: Step & { readonly width?: string }): Markup {
  const time = seconds !== undefined && html`<span class="time">${seconds === Infinity ? '' : '≤ '}${formatDuration(seconds)}</span>`;
  const bar = seconds !== undefined && html`<svg class="bar${seconds === Infinity && ' endless'}" aria-hidden="true"><rect width="${width}%" height="4"/></svg>`;
  return html`<li><span class="part">${PART_NAMES[part]}</span> ${time} <span class="text">${occurrenceText(occurrence)}</span>${bar}</li>`;
}
