import { createHash } from 'crypto';
import { Analysis } from '../analysis/analyse';
import { Details } from './html/details';
import { html, Markup, trusted } from './html/escape';
import { lead } from './html/lead';
import { legend } from './html/legend';
import { matrix } from './html/matrix';
import { picture } from './html/picture';
import { pairRows, singleRows, worstAnswer } from './html/rows';
import { SCRIPT } from './html/script';
import { STYLE } from './html/style';
import { worstFirst } from './html/worst';

/** More columns than that nobody reads, and the page would grow by 19 kB for each. */
const MOST_GROUPS = 100;

export interface AnalysisHtmlOptions {
  readonly title?: string;
}

/** One page that needs nothing else: no network, no framework, and without a script it is complete. */
export function analysisHtml(analysis: Analysis, { title = 'What stops the events, and for how long' }: AnalysisHtmlOptions = {}): string {
  const groups = worstFirst(analysis);
  const shown = { ...analysis, groups: groups.slice(0, MOST_GROUPS) };
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${sha256(STYLE)}'; script-src 'sha256-${sha256(SCRIPT)}'">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${lead({ ...analysis, groups }).map(sentence => html`<p class="lead">${sentence}</p>`)}
${analysis.assumptions.map(text => html`<p class="assumed">${text.charAt(0).toUpperCase()}${text.slice(1)}.</p>`)}
</header>
${groups.length > 0 && content(shown, groups.length)}
${groups.length > 0 && html`<script>${trusted(SCRIPT)}</script>`}
</body>
</html>
`.html;
}

function content(shown: Analysis, all: number): Markup {
  const details = new Details();
  const [single, two] = [singleRows(shown), pairRows(shown)];
  const table = matrix(shown.groups, single, two, details, worstAnswer(shown));
  return html`<main>
<div class="panel">${shown.groups.map((group, index) => picture([...single, ...two], group, index))}</div>
<div class="panel answer"><div>${all > MOST_GROUPS && html`<p class="assumed">The ${MOST_GROUPS} worst of ${all} different answers; the JSON report has all.</p>`}${table}<p class="on-screen with-script lead"><small>Arrow keys move through the table.</small></p>${legend()}
<p class="bounds">Bounds are limits derived from the manifests, not promises: a failure takes at most as long, if Kubernetes, the network and the image registry do their part.</p></div>
<div id="details" aria-live="polite"><p id="which" class="on-screen"></p>${details.all()}</div></div>
</main>`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
