import { html, Markup, trusted } from '../src/report/html/escape';
import type { RecordedDashboard, RecordedPanel } from '../test/cluster/support/record-dashboard';

const COLUMN = 48;
const ROW_HEIGHT = 24;
const MARGIN = { left: 64, right: 10, top: 30, bottom: 40 };
/** Those of Grafana's classic palette. */
const COLORS = ['#7eb26d', '#eab839', '#6ed0e0', '#ef843c', '#e24d42', '#1f78c1', '#ba43a9', '#705da0', '#508642', '#cca300'];
const STATES: Readonly<Record<string, string>> = { green: '#56a64b', orange: '#ff9830', red: '#e02f44' };
const UNITS: Readonly<Record<string, (value: number) => string>> = {
  percentunit: value => `${Number((100 * value).toPrecision(3))} %`,
  bytes: value => `${Number((value / 2 ** 20).toPrecision(3))} MiB`,
  ms: value => `${Number(value.toPrecision(3))} ms`,
  ops: value => `${Number(value.toPrecision(3))}/s`,
  reqps: value => `${Number(value.toPrecision(3))}/s`,
};
/** Of a legend, at the width of the font. */
const CHARACTER = 6;
const LEGEND_LEFT = 8;

/** A page with the panels of a dashboard, where Grafana places them, and their data. */
export function dashboardPage({ title, from, to, panels }: RecordedDashboard): string {
  const height = Math.max(...panels.map(({ gridPos: { y, h } }) => y + h)) * ROW_HEIGHT;
  return html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${trusted(STYLE)}</style></head>
<body><h1>${title}</h1><div class="grid" style="height: ${height}px">${panels.map(panel => place(panel, to - from))}</div></body></html>
`.html;
}

export function pageHeight({ panels }: RecordedDashboard): number {
  return Math.max(...panels.map(({ gridPos: { y, h } }) => y + h)) * ROW_HEIGHT + 60;
}

const STYLE = `body { margin: 8px 16px; background: #f4f5f5; font: 12px system-ui, sans-serif; color: #24292e; } h1 { font-size: 16px; margin: 4px 0 8px; }
.grid { position: relative; } .grid > * { position: absolute; box-sizing: border-box; }
.row { font-weight: 600; font-size: 14px; } .panel { background: #fff; border: 1px solid #dde; border-radius: 2px; }
.stat { display: flex; flex-direction: column; align-items: center; justify-content: center; color: #fff; } .stat b { font-size: 48px; }
.panel > h2, .stat > h2 { position: absolute; top: 2px; left: 8px; font-size: 12px; margin: 4px 0; }`;

function place(panel: RecordedPanel, seconds: number): Markup {
  const { x, y, w, h } = panel.gridPos;
  const size = { width: w * COLUMN - 4, height: h * ROW_HEIGHT - 4 };
  const style = `left: ${x * COLUMN}px; top: ${y * ROW_HEIGHT}px; width: ${size.width}px; height: ${size.height}px`;
  if (panel.kind === 'row') return html`<div class="row" style="${style}">${panel.title}</div>`;
  if (panel.kind === 'stat') return stat(panel, style);
  return html`<div class="panel" style="${style}"><h2>${panel.title}</h2>${graph(panel, seconds, size)}</div>`;
}

function stat({ title, series, thresholds = [] }: RecordedPanel, style: string): Markup {
  const last = series[0]?.points.at(-1)?.[1];
  const state = thresholds.filter(({ value }) => value === null || last !== undefined && last >= value).at(-1)?.color ?? '';
  return html`<div class="panel stat" style="${style}; background: ${STATES[state] ?? '#888'}"><h2>${title}</h2><b>${last === undefined ? 'No data' : String(last)}</b></div>`;
}

function graph({ series, unit = 'short', thresholds = [] }: RecordedPanel, seconds: number, { width, height }: { width: number; height: number }): Markup {
  const values = series.flatMap(({ points }) => points.map(([, value]) => value)).filter(Number.isFinite);
  if (values.length === 0) return html`<svg width="${width}" height="${height}"><text x="${width / 2 - 20}" y="${height / 2}">No data</text></svg>`;
  const top = unit === 'percentunit' ? 1 : Math.max(...values, 0.001) * 1.1;
  const x = (time: number) => MARGIN.left + time / seconds * (width - MARGIN.left - MARGIN.right);
  const y = (value: number) => height - MARGIN.bottom - value / top * (height - MARGIN.top - MARGIN.bottom);
  const format = UNITS[unit] ?? (value => String(Number(value.toPrecision(3))));
  const lines = series.map(({ points }, index) => html`<path d="${path(points, x, y)}" fill="none" stroke="${COLORS[index % COLORS.length]}" stroke-width="1.5"/>`);
  const grid = [0, 0.5, 1].map(share => html`<line x1="${MARGIN.left}" x2="${width - MARGIN.right}" y1="${y(share * top).toFixed(1)}" y2="${y(share * top).toFixed(1)}" stroke="#e3e5e8"/>
<text x="${MARGIN.left - 6}" y="${(y(share * top) + 4).toFixed(1)}" text-anchor="end" fill="#6a7078">${format(share * top)}</text>`);
  const bounds = thresholds.filter(({ value }) => value !== null && value > 0 && value <= top).map(({ value, color }) =>
    html`<line x1="${MARGIN.left}" x2="${width - MARGIN.right}" y1="${y(value!).toFixed(1)}" y2="${y(value!).toFixed(1)}" stroke="${STATES[color]}" stroke-dasharray="4"/>`);
  const times = [0, seconds / 2, seconds].map((time, index) =>
    html`<text x="${x(time).toFixed(1)}" y="${height - MARGIN.bottom + 14}" text-anchor="${['start', 'middle', 'end'][index]}" fill="#6a7078">${Math.round(time / 60)} min</text>`);
  return html`<svg width="${width}" height="${height}">${grid}${bounds}${lines}${times}${legend(series, { width, height })}</svg>`;
}

/** A time without a sample is a gap in the line. */
function path(points: RecordedPanel['series'][number]['points'], x: (time: number) => number, y: (value: number) => number): string {
  const step = Math.min(...points.slice(1).map(([time], index) => time - points[index][0]), Infinity);
  return points.filter(([, value]) => Number.isFinite(value)).map(([time, value], index, all) =>
    `${index === 0 || time - all[index - 1][0] > 1.5 * step ? 'M' : 'L'}${x(time).toFixed(1)} ${y(value).toFixed(1)}`).join('');
}

/** As many names as fit into the line. */
function legend(series: RecordedPanel['series'], { width, height }: { width: number; height: number }): Markup {
  const room = (width - LEGEND_LEFT) / CHARACTER - 'and 99 more'.length;
  let taken = 0;
  const fitting = series.filter(({ legend: text }) => (taken += text.length + 4) <= room);
  const shown = fitting.map(({ legend: text }, index) => html`<tspan fill="${COLORS[index]}">■ </tspan><tspan>${text}  </tspan>`);
  const more = series.length > fitting.length ? html`<tspan>and ${series.length - fitting.length} more</tspan>` : '';
  return html`<text x="${LEGEND_LEFT}" y="${height - 8}" font-size="11">${shown}${more}</text>`;
}
