import { duration } from '../../../analysis/duration';
import { Step } from '../../../analysis/verdict';
import { PART_NAMES } from '../../../analysis/verdict-text';
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
    const items = html`${steps.map(step => stepItem(step, longest))}`;
    const key = `${place.calm} ${items.html}`;
    const first = this.known.get(key);
    if (first !== undefined) {
      return html`<a class="same" href="#${first.id}">The steps of “${first.place.title}”, ${first.place.flows}</a>`;
    }
    const id = `steps-${this.known.size + 1}`;
    this.known.set(key, { id, place });
    return html`<ol class="steps" id="${id}">${items}</ol>`;
  }
}

function stepItem({ part, text, seconds }: Step, longest: number): Markup {
  const time = seconds !== undefined && html`<span class="time">${seconds === Infinity ? '' : '≤ '}${duration(seconds)}</span>`;
  const width = seconds === undefined ? 0 : seconds === Infinity ? 100 : Math.max(1, 100 * seconds / longest);
  const bar = seconds !== undefined && html`<svg class="bar${seconds === Infinity && ' endless'}" aria-hidden="true"><rect width="${width.toFixed(1)}%" height="4"/></svg>`;
  return html`<li><span class="part">${PART_NAMES[part]}</span> ${time} <span class="text">${text}</span>${bar}</li>`;
}
