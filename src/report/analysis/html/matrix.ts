import { Details } from './details';
import { Answer, Row } from './rows';
import { PathGroup } from '../../../analysis/analyse';
import { Verdict } from '../../../analysis/verdict';
import { besides, bound, pathName } from '../../../analysis/verdict-text';
import { html, Markup } from '../../html/escape';

const MOST_NAMES = 2;

/** Failures down, paths across; each cell leads to what happens. */
export function matrix(
  groups: readonly PathGroup[], single: readonly Row[], two: readonly Row[], details: Details, start: Answer | undefined,
): Markup {
  const lines = (rows: readonly Row[]) => rows.map(row => {
    const cells = groups.map((group, index) => cell(row, row.answer(group), index, details, start));
    return html`<tr><th scope="row">${row.title}</th>${cells}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Verdicts"><table id="matrix">
<caption>What each failure does to each flow.<span class="on-screen"> Choose a verdict to see what happens.</span></caption>
<thead><tr><th scope="col">failure</th>${groups.map(column)}</tr></thead>
<tbody>${lines(single)}</tbody>
${two.length > 0 && html`<tbody><tr><th class="two" scope="rowgroup" colspan="${groups.length + 1}">two at once</th></tr>${lines(two)}</tbody>`}
</table></div>`;
}

function column({ paths, declared, brokenPromises, unknownPromises }: PathGroup): Markup {
  // a namespace that all of them share is said once: columns are narrow
  const [namespace, ...others] = [...new Set(paths.map(path => path.namespace))];
  const shared = others.length === 0 && paths.length > 1 && namespace !== '';
  const names = paths.slice(0, MOST_NAMES).map(path => html`<span class="path">${pathName(shared ? { ...path, namespace: '' } : path)}</span>`);
  const [promise, words] = brokenPromises.length > 0 ? ['broken', `✗ declared to survive ${declared}, does not`]
    : unknownPromises.length > 0 ? ['open', `? declared to survive ${declared}, not known`]
      : ['kept', `✓ survives ${declared}, as declared`];
  return html`<th scope="col">${names}${paths.length > MOST_NAMES && html`<span class="path">and ${paths.length - MOST_NAMES} more</span>`}${shared && html`<span class="path">(${namespace})</span>`}
${declared && html`<span class="promise ${promise}">${words}</span>`}</th>`;
}

function cell(row: Row, answer: Answer | undefined, index: number, details: Details, start: Answer | undefined): Markup {
  if (answer === undefined) {
    return html`<td></td>`;
  }
  const { group, verdict, oneIsEnough } = answer;
  const promised = group.brokenPromises.some(({ id }) => id === row.id);
  const first = start?.group === group && start.id === row.id;
  const also = [unbroken(besides(verdict)), ...eitherWay(verdict), ...promised ? ['declared to survive it'] : [], ...oneIsEnough ? ['one of them is enough'] : []].filter(Boolean);
  return html`<td><a class="verdict ${verdict.kind}" href="#${details.id(answer)}" data-group="${index}" data-failure="${row.id}"${first && html` data-start`}><b>${verdict.kind}</b> ${unbroken(bound(verdict))}${also.map(text => html` <small>${text}</small>`)}</a></td>`;
}

function eitherWay({ podPolicy }: Verdict): string[] {
  return podPolicy ? [`with policy: ${unbroken(podPolicy.installed)}`, `without it: ${unbroken(podPolicy.not)}`] : [];
}

/** Numbers stay with their units; a share and a limit may stand on two lines. */
function unbroken(text: string): string {
  return text.replace(/ (?!≤)/g, '\u00a0');
}
