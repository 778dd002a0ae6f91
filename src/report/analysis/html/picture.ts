import { AffectedPods, isNodeAffected, isPodAffected, PodSlot } from './affected-pods';
import { NodeColumn, PodGrid, seats } from './layout-grid';
import { Row } from './rows';
import { PathGroup } from '../../../analysis/analyse';
import { PathPart } from '../../../analysis/failures';
import { PART_NAMES, listPaths } from '../../../words/flow-names';
import { html, Markup, trusted } from '../../html/escape';

const WIDTH = 480;
const LABEL = 72;
const HEADER = 70;
const LANE = 34;
const GAP = 8;
const POD = 20;
/** Of more, as many and their number. */
const MOST_PODS = 4;
const PARTS: readonly PathPart[] = ['source', 'bus', 'sensor'];
const COLUMN = (WIDTH - LABEL) / PARTS.length;

/** The parts of a path side by side, and their pods by zone and node, placed as badly as the scheduler may place them. */
export function picture(rows: readonly Row[], group: PathGroup, index: number): Markup {
  const all = seats(group);
  const { zones, waiting } = all;
  const hits = hitsOf(rows, group);
  let y = HEADER;
  const bands = zones.map((lanes, zone) => {
    const top = y;
    y += lanes.length * LANE + GAP;
    return band(all, hits, group, zone, top);
  });
  const stranded = PARTS.some(part => waiting[part] > 0);
  const height = y + (stranded ? LANE + GAP : 0);
  const title = `Picture of ${names(group, 'source')}, ${names(group, 'bus')} and ${names(group, 'sensor')} in ${zones.length} zones`;
  return html`<figure class="picture" id="picture-${index}" data-group="${index}">
<p class="for">${listPaths(group.paths)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${title}">
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">
${PARTS.map((part, column) => head(group, part, column))}
${bands}
${stranded && strandedLane(waiting, y)}
</svg></div>
<figcaption>${legend()}<br>Pods by zone and node, as badly as the constraints let the scheduler place them.</figcaption>
</figure>`;
}

function head(group: PathGroup, part: PathPart, column: number): Markup {
  const x = LABEL + column * COLUMN;
  const arrow = column > 0 && html`<path class="arrow" d="M${x - 11} 31h16m-5 -4l5 4l-5 4"/>`;
  return html`<g class="head"><title>${names(group, part)}</title><rect x="${x + 8}" y="4" width="${COLUMN - 20}" height="54" rx="8"/>
<text class="kind" x="${x + COLUMN / 2 - 2}" y="23">${PART_NAMES[part]}</text><text class="name" x="${x + COLUMN / 2 - 2}" y="43">${clip(names(group, part), 14)}</text>${arrow}</g>`;
}

/** What each row takes of the picture. */
interface Hit {
  readonly row: string;
  readonly gone: AffectedPods;
}

function hitsOf(rows: readonly Row[], group: PathGroup): Hit[] {
  return rows.flatMap(row => {
    const answer = row.answer(group);
    return answer ? [{ row: row.id, gone: answer.affected }] : [];
  });
}

function band(all: PodGrid, hits: readonly Hit[], group: PathGroup, zone: number, top: number): Markup {
  const size = group.model.cluster.topology.zones[zone];
  const lanes = all.zones[zone];
  const height = lanes.length * LANE;
  const whole = hits.filter(({ gone: { parts } }) => parts.length > 1);
  return html`<g class="zone"${marks('hit', whole.filter(({ gone }) => zone < gone.zones))}>
<rect class="band" x="0" y="${top}" width="${WIDTH}" height="${height}" rx="6"/>
<text class="zone-name" x="12" y="${top + height / 2 - 1}">zone ${zone + 1}</text>
<text class="nodes" x="12" y="${top + height / 2 + 13}">${size} ${size === 1 ? 'node' : 'nodes'}</text>
${lanes.map((_, lane) => html`<g class="node"${marks('hit', whole.filter(({ gone }) => zone >= gone.zones && isNodeAffected(gone, all, zone, lane)))}>
<rect class="lane" x="${LABEL}" y="${top + lane * LANE + 3}" width="${WIDTH - LABEL - 6}" height="${LANE - 6}" rx="4"/>
${PARTS.map(part => pods(all, hits, group, { zone, lane, part }, top + lane * LANE))}</g>`)}
</g>`;
}

function pods(all: PodGrid, hits: readonly Hit[], group: PathGroup, place: Omit<PodSlot, 'index'>, top: number): Markup {
  const { zone, lane, part } = place;
  const count = all.zones[zone][lane][part];
  const shown = count > MOST_PODS + 1 ? MOST_PODS : count;
  const left = LABEL + PARTS.indexOf(part) * COLUMN + COLUMN / 2 - (shown * (POD + 4) - 4) / 2 - 2;
  const drawn = Array.from({ length: shown }, (_, index) => {
    const standby = elected(group, part) && zone + lane + index > 0;
    const hit = hits.filter(({ gone }) => isPodAffected(gone, all, { ...place, index }));
    return html`<rect class="pod ${part}${standby && ' standby'}" x="${left + index * (POD + 4)}" y="${top + 7}"
 width="${POD}" height="${POD}" rx="5"${marks('hit', hit)}${marks('moves', hit.filter(({ gone }) => gone.moves))}><title>${podTitle(part, standby)}</title></rect>`;
  });
  return html`${drawn}${count > shown && html`<text class="more" x="${left + shown * (POD + 4)}" y="${top + 22}">+${count - shown}</text>`}`;
}

function marks(name: 'hit' | 'moves', hits: readonly Hit[]): Markup | false {
  return hits.length > 0 && html` ${trusted(`data-${name}`)}="${hits.map(({ row }) => row).join(' ')}"`;
}

function strandedLane(waiting: NodeColumn, top: number): Markup {
  return html`<text class="zone-name" x="12" y="${top + 22}">no node</text>${PARTS.map((part, column) => waiting[part] > 0
    && html`<text class="more" x="${LABEL + column * COLUMN + COLUMN / 2 - 30}" y="${top + 22}">${waiting[part]} waiting</text>`)}`;
}

function legend(): Markup {
  return html`<span class="key"><i class="pod-key on"></i> active</span> <span class="key"><i class="pod-key standby"></i> standby</span> <span class="key on-screen"><i class="pod-key hit"></i> lost</span> <span class="key on-screen"><i class="pod-key moves"></i> replaced</span>`;
}

function elected({ model }: PathGroup, part: PathPart): boolean {
  return part !== 'bus' && (model[part]?.election.kind ?? 'none') !== 'none';
}

function podTitle(part: PathPart, standby: boolean): string {
  if (part === 'bus') return 'server of the EventBus';
  const role = standby ? 'standby' : 'active';
  return `${PART_NAMES[part]} pod, ${role}`;
}

/** The name that all paths of the group share, or how many there are. */
function names({ paths }: PathGroup, part: PathPart): string {
  const all = [...new Set(paths.map(path => part === 'source' ? path.sourceName : part === 'bus' ? path.busName : path.sensor?.object.name ?? 'none'))];
  return all.length === 1 ? all[0] : `${all.length} alike`;
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
