import { columnHead } from './column-head';
import { Details } from './details';
import { Answer, Row } from './rows';
import { PathGroup } from '../../../analysis/analyse';
import { Verdict } from '../../../analysis/verdict';
import { formatBound, formatExtraPause, kindAndNumbers } from '../../../words/verdicts';
import { html, Markup } from '../../html/escape';

/** Failures down, paths across; each cell leads to what happens. */
export function matrix(
  groups: readonly PathGroup[], many: boolean, single: readonly Row[], two: readonly Row[], details: Details, start: Answer | undefined,
): Markup {
  const lines = (rows: readonly Row[]) => rows.map(row => {
    const cells = groups.map((group, index) => cell(row, row.answer(group), index, details, start));
    return html`<tr><th scope="row">${row.title}</th>${cells}</tr>`;
  });
  return html`<div class="sides"><div class="scroll" tabindex="0" role="region" aria-label="Verdicts"><table id="matrix">
<caption>What each failure does to each flow.<span class="on-screen"> Choose a verdict to see what happens.${many && ` The table has ${groups.length} columns; scroll sideways for those that do not fit.`}</span></caption>
<thead><tr><th scope="col">failure</th>${groups.map(group => columnHead(group, groups, many))}</tr></thead>
<tbody>${lines(single)}</tbody>
${two.length > 0 && html`<tbody><tr><th class="two" scope="rowgroup" colspan="${groups.length + 1}">two at once<small>where neither of the two alone is enough</small></th></tr>${lines(two)}</tbody>`}
</table></div><div class="edge on-screen" aria-hidden="true"><span>›</span></div></div>`;
}

function cell(row: Row, answer: Answer | undefined, index: number, details: Details, start: Answer | undefined): Markup {
  if (answer === undefined) {
    return html`<td class="nothing">–</td>`;
  }
  const { group, verdict } = answer;
  const promised = group.unmetTargets.some(({ id }) => id === row.id);
  const first = start?.group === group && start.id === row.id;
  const also = [unbroken(formatExtraPause(verdict)), ...eitherWay(verdict), ...promised ? ['declared to survive it'] : []].filter(Boolean);
  return html`<td><a class="verdict ${verdict.kind}" href="#${details.id(answer)}" data-group="${index}" data-failure="${row.id}"${first && html` data-start`}><b>${verdict.kind}</b> ${unbroken(formatBound(verdict))}${also.map(text => html` <small>${text}</small>`)}</a></td>`;
}

function eitherWay({ podPolicy }: Verdict): string[] {
  return podPolicy ? [`with policy: ${unbroken(kindAndNumbers(podPolicy.installed))}`, `without it: ${unbroken(kindAndNumbers(podPolicy.notInstalled))}`] : [];
}

/** Numbers stay with their units; a share and a limit may stand on two lines. */
function unbroken(text: string): string {
  return text.replace(/ (?!≤)/g, '\u00a0');
}
