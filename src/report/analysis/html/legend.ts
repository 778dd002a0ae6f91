import { SURVIVED_WITHIN } from '../../../analysis/survival-target';
import { VERDICT_KINDS } from '../../../analysis/verdict';
import { VERDICT_DESCRIPTIONS } from '../../../words/verdicts';
import { html, Markup } from '../../html/escape';

/** What the words of the table mean. */
export function legend(): Markup {
  return html`<dl class="legend">${[...VERDICT_KINDS].reverse().map(kind => html`<div><dt><span class="verdict ${kind}"><b>${kind}</b></span></dt><dd>${VERDICT_DESCRIPTIONS[kind]}</dd></div>`)}
<div><dt><b>survives</b></dt><dd>nothing is lost or waits for repair, and events are delivered again within ${SURVIVED_WITHIN} s</dd></div></dl>`;
}
