import { FaultResult } from '../../drill/report-model/drill-report';
import { html, Markup } from '../html/escape';

const WIDTH = 160;

/** The measured gap in the frame of the predicted limit, all on one scale; a limit beyond the scale is open to the right. */
export function gapBar({ predicted: { pause }, measured }: FaultResult, all: readonly FaultResult[]): Markup {
  const gaps = all.map(fault => fault.measured?.longestGap ?? 0);
  const limits = all.map(fault => fault.predicted.pause).filter(seconds => seconds !== Infinity);
  const longest = Math.max(1, ...gaps, ...limits);
  // of a fault that takes minutes and one that takes a second, both must be seen
  const x = (seconds: number) => WIDTH * Math.log1p(Math.min(longest, seconds)) / Math.log1p(longest);
  const gap = measured?.longestGap ?? 0;
  const over = gap > pause + 1;
  const frame = pause === Infinity ? `M${WIDTH} 1H1V13H${WIDTH}` : pause === 0 ? '' : `M1 1H${Math.max(2, x(pause) - 1).toFixed(1)}V13H1Z`;
  return html`<svg class="gap" viewBox="0 0 ${WIDTH} 14" width="${WIDTH}" height="14" aria-hidden="true"><rect class="${over ? 'over' : 'within'}" y="3" height="8" width="${Math.max(1, x(gap)).toFixed(1)}"/><path d="${frame}"/></svg>`;
}
