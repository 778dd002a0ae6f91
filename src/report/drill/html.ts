import { gapBar } from './html-bar';
import { about, DRILL_OUTCOME_WORDS, OUTCOME_WORDS, remarks, repeatedWords, totalWords } from './words';
import { asset } from '../../contract/asset';
import { DrillReport, drillOutcome, FaultResult } from '../../drill/report-model/drill-report';
import { Ledger } from '../../drill/report-model/ledger';
import { repeatedFaults } from '../../drill/report-model/repeats';
import { sha256 } from '../../values/sha256';
import { formatBound, formatExtraPause } from '../../words/verdicts';
import { html, Markup, trusted } from '../html/escape';
import { pageStyle } from '../html/style';

const CSS = pageStyle() + asset('report/drill.css');
const OUTCOME_CLASS = { held: 'flows', better: 'flows', unpredicted: 'unknown', broken: 'stops' } as const;

/** One page that needs nothing else, as that of the analysis. */
export function drillHtml(report: DrillReport): string {
  const { faults, total, assumptions, stopped, notRestored, started, ended } = report;
  const outcome = drillOutcome(report);
  const title = 'Predicted and measured';
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${sha256(CSS, 'base64')}'">
<title>${title}</title>
<style>${trusted(CSS)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="verdict ${outcome === 'held' ? 'flows' : 'stops'}"><b>${DRILL_OUTCOME_WORDS[outcome]}</b></p>
${about(report).filter(Boolean).map(line => html`<p class="lead">${line}</p>`)}
<p class="lead">${started.slice(0, 16).replace('T', ' ')} to ${ended.slice(0, 16).replace('T', ' ')} UTC</p>
${[...stopped === undefined ? [] : [`Stopped: ${stopped}`], ...notRestored.map(what => `Not restored: ${what}`)].map(text => html`<p class="verdict stops">${text}</p>`)}
${assumptions.map(text => html`<p class="assumed">${text.charAt(0).toUpperCase()}${text.slice(1)}.</p>`)}
</header>
<main>
<div class="panel"><div class="scroll" tabindex="0" role="region" aria-label="Faults"><table id="faults">
<caption>What each fault was predicted to do, and what it did. A bar is the longest time without a delivery, its frame the predicted limit, on a logarithmic scale.</caption>
<thead><tr><th scope="col">fault</th><th scope="col">predicted</th><th scope="col">longest gap</th><th scope="col">refused</th><th scope="col">lost</th><th scope="col">verdict</th></tr></thead>
<tbody>${faults.map(fault => row(fault, faults))}</tbody>
</table></div></div>
${total !== undefined && html`<div class="panel"><h2>All events</h2>${repeatedFaults(faults).map(fault => html`<p>${repeatedWords(fault)}.</p>`)}<p>${totalWords(total)}.</p>${latencies(total)}</div>`}
<footer>Times are those of the pod that sends and receives. Predictions are those of the analysis for the objects in the cluster, at the worst placement that their constraints allow.</footer>
</main>
</body>
</html>
`.html;
}

function row(fault: FaultResult, all: readonly FaultResult[]): Markup {
  const { title, target, measured, outcome } = fault;
  const [main, also] = [`${fault.predicted.kind} ${formatBound(fault.predicted)}`.trim(), formatExtraPause(fault.predicted)];
  const more = remarks(fault);
  return html`<tr><th scope="row">${title}${target !== undefined && html`<small>${target}</small>`}</th>
<td><span class="verdict ${fault.predicted.kind}">${main}${also !== '' && html`<small>${also}</small>`}</span></td>
<td>${measured === undefined ? '–' : html`<span class="number">${measured.longestGap.toFixed(1)} s</span>${gapBar(fault, all)}`}</td>
<td class="number">${measured === undefined ? '–' : `${measured.refused + measured.unknown} of ${measured.sent}`}</td>
<td class="number">${measured === undefined ? '–' : measured.lost}</td>
<td>${outcome === undefined ? html`<span class="verdict">not carried out</span>` : html`<span class="verdict ${OUTCOME_CLASS[outcome]}"><b>${OUTCOME_WORDS[outcome]}</b></span>`}</td></tr>
${more.length > 0 && html`<tr class="remarks"><td colspan="6"><ul>${more.map(text => html`<li>${text}</li>`)}</ul></td></tr>`}`;
}

function latencies({ answerTime, deliveryTime }: Ledger): Markup {
  const line = (name: string, times: Ledger['answerTime']) =>
    html`<tr><th scope="row">${name}</th>${[times.p50, times.p95, times.p99, times.slowest].map(time => html`<td class="number">${time} ms</td>`)}</tr>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Times"><table id="times"><thead><tr><th scope="col">time until</th><th scope="col">half</th><th scope="col">95 %</th><th scope="col">99 %</th><th scope="col">slowest</th></tr></thead>
<tbody>${line('the answer', answerTime)}${line('the delivery', deliveryTime)}</tbody></table></div>`;
}
