import { Details } from './details';
import { html, Markup } from './escape';
import { Answer, worstAnswer } from './worst';
import { Analysis, PathGroup } from '../../analysis/analyse';
import { Failure } from '../../analysis/failures';
import { besides, bound, pathName } from '../../analysis/words';

const MOST_NAMES = 4;

/** Failures down, paths across; each cell leads to what happens. */
export function matrix(analysis: Analysis, details: Details): Markup {
  const { failures, groups } = analysis;
  const start = worstAnswer(analysis);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Verdicts"><table id="matrix">
<caption>What each failure does to each flow. Choose a verdict to see what happens.</caption>
<thead><tr><th scope="col">failure</th>${groups.map(column)}</tr></thead>
<tbody>${failures.map(failure => html`<tr><th scope="row">${failure.title}</th>${groups.map((group, index) => cell(group, failure, index, details, start))}</tr>`)}</tbody>
</table></div>`;
}

function column({ paths, declared, brokenPromises, unknownPromises }: PathGroup): Markup {
  const names = paths.slice(0, MOST_NAMES).map(path => html`<span class="path">${pathName(path)}</span>`);
  const [promise, words] = brokenPromises.length > 0 ? ['broken', `✗ does not survive ${declared}, as declared`]
    : unknownPromises.length > 0 ? ['open', `? declared to survive ${declared}: not known`]
      : ['kept', `✓ survives ${declared}, as declared`];
  return html`<th scope="col">${names}${paths.length > MOST_NAMES && html`<span class="path">and ${paths.length - MOST_NAMES} more</span>`}
${declared && html`<span class="promise ${promise}">${words}</span>`}</th>`;
}

function cell(group: PathGroup, failure: Failure, index: number, details: Details, start: Answer | undefined): Markup {
  const verdict = group.verdicts.get(failure.id)!;
  const promised = group.brokenPromises.includes(failure);
  const first = start?.group === group && start.failure === failure;
  const also = besides(verdict);
  return html`<td><a class="verdict ${verdict.kind}" href="#${details.id(failure, group)}" data-group="${index}" data-failure="${failure.id}"${first && html` data-start`}><b>${verdict.kind}</b> ${unbroken(bound(verdict))}${also !== '' && html`<small>${unbroken(also)}</small>`}${promised && html`<small>breaks its promise</small>`}</a></td>`;
}

/** Numbers stay with their units; a share and a limit may stand on two lines. */
function unbroken(text: string): string {
  return text.replace(/ (?!≤)/g, '\u00a0');
}
