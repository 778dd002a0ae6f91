import { Change, changesOf, changesPanel, firstChange } from './html/changes';
import { Details } from './html/details';
import { html, Markup, trusted } from '../html/escape';
import { filter } from './html/filter';
import { legend } from './html/legend';
import { matrix } from './html/matrix';
import { foot, inShort, Origin } from './html/origin';
import { picture } from './html/picture';
import { pairRows, singleRows, worstAnswer } from './html/rows';
import { pageScript } from './html/script';
import { headline } from './summary';
import { worstFirst } from './worst-first';
import { Analysis } from '../../analysis/analyse';
import { sha256 } from '../../values/sha256';
import { assumptionText } from '../../words/notes';
import { pageStyle } from '../html/style';
import { notLookedAtLines } from '../not-looked-at';

/** More columns than that nobody reads, and the page would grow by 19 kB for each. */
const MOST_GROUPS = 100;
/** Columns that a page of ordinary width has room for. */
const FEW_GROUPS = 3;

export interface AnalysisHtmlOptions {
  readonly title?: string;
  /** Said in the title and at the foot; a page without it does not say where it comes from. */
  readonly origin?: Origin;
}

/** One page that needs nothing else: no network, no framework, and without a script it is complete. */
export function analysisHtml(analysis: Analysis, { title = 'What stops the events, and for how long', origin }: AnalysisHtmlOptions = {}): string {
  const groups = worstFirst(analysis);
  const changes = changesOf(analysis);
  const [style, script] = [pageStyle(), pageScript()];
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${sha256(style, 'base64')}'; script-src 'sha256-${sha256(script, 'base64')}'">
<title>${title}${origin && `: ${inShort(origin)}`}</title>
<style>${trusted(style)}</style>
</head>
<body${groups.length > FEW_GROUPS && html` class="many"`}>
<header>
<h1>${title}</h1>
${origin && html`<p class="lead">Of ${inShort(origin)}</p>`}
${headline(analysis).map(({ kind, text }) => html`<p><span class="verdict${kind && ` ${kind}`}">${text}</span></p>`)}
${firstChange(changes)}
${groups.length > 0 && html`<p class="lead">${scope(analysis)}</p>`}
${notLookedAtLines(analysis.notLookedAt).map(text => html`<p class="assumed">Not looked at: ${text}.</p>`)}
${analysis.assumptions.map(assumptionText).map(text => html`<p class="assumed">${text.charAt(0).toUpperCase()}${text.slice(1)}.</p>`)}
</header>
${groups.length > 0 && content({ ...analysis, groups }, changes)}
${origin && foot(origin, analysis.assumptions.map(assumptionText))}
${groups.length > 0 && html`<script>${trusted(script)}</script>`}
</body>
</html>
`.html;
}

function content(all: Analysis, changes: readonly Change[]): Markup {
  const shown = { ...all, groups: all.groups.slice(0, MOST_GROUPS) };
  const details = new Details();
  const [single, two] = [singleRows(shown), pairRows(shown)];
  const table = matrix(shown.groups, all.groups.length > FEW_GROUPS, single, two, details, worstAnswer(shown));
  return html`<main>
<div class="panel answer"><div>${all.groups.length > MOST_GROUPS && html`<p class="assumed">The ${MOST_GROUPS} worst of ${all.groups.length} different answers; the JSON report has all.</p>`}${filter(shown.groups)}${table}<p class="on-screen with-script lead"><small>Arrow keys move through the table.</small></p>${legend()}
<p class="bounds">Bounds are limits derived from the manifests, not promises: a failure takes at most as long, if Kubernetes, the network and the image registry do their part.</p></div>
<aside><p id="which" class="on-screen"></p><div id="pictures">${shown.groups.map((group, index) => picture([...single, ...two], group, index))}</div>
<div id="details" aria-live="polite">${details.all()}</div></aside></div>
${changesPanel(changes)}
</main>`;
}

function scope({ groups, failures }: Analysis): string {
  const flows = groups.flatMap(({ paths }) => paths).length;
  const single = failures.filter(({ id }) => id !== 'none').length;
  return `${flows} ${flows === 1 ? 'flow' : 'flows'} of events, ${single} failures and every two at once, over all placements that the constraints allow.`;
}
