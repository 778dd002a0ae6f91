import { Analysis, PathGroup } from '../../analysis/analyse';
import { Failure, PathPart } from '../../analysis/failures';
import { VERDICT_KINDS, VerdictKind } from '../../analysis/verdict';
import { FAILURE_TITLES } from '../../words/failures';
import { PART_NAMES } from '../../words/flow-names';
import { formatExtraPause, formatVerdict } from '../../words/verdicts';

const CLASSES: Record<VerdictKind, string> = {
  flows: 'fill:#e0f3e6,stroke:#12492a,color:#12492a',
  pauses: 'fill:#fdf1c7,stroke:#594300,color:#594300',
  refuses: 'fill:#ffe3cb,stroke:#762d00,color:#762d00',
  unknown: 'fill:#e9e3fa,stroke:#44288a,color:#44288a',
  stops: 'fill:#fbdada,stroke:#86131a,color:#86131a',
  loses: 'fill:#86131a,stroke:#86131a,color:#ffffff',
};
const MOST_NAMES = 3;

/** A Mermaid flowchart: each part with what its own failures do, each flow with what nodes and zones do. */
export function analysisMermaid(analysis: Analysis): string {
  const lines = analysis.groups.flatMap((group, index) => subgraph(analysis, group, `flow${index}`));
  return ['flowchart LR', ...lines, ...VERDICT_KINDS.map(kind => `  classDef ${kind} ${CLASSES[kind]}`)].join('\n') + '\n';
}

function subgraph({ failures }: Analysis, group: PathGroup, id: string): string[] {
  const parts = (['source', 'bus', 'sensor'] as const).filter(part => part !== 'sensor' || group.paths.some(({ sensor }) => sensor));
  const own = (part: PathPart) => failures.filter(failure => failure.parts.length === 1 && failure.parts[0] === part);
  const shared = failures.filter(failure => failure.parts.length > 1);
  const node = (name: string, title: string, about: readonly Failure[]) =>
    `    ${id}_${name}["${[`<b>${title}</b>`, ...about.map(failure => line(group, failure))].join('<br>')}"]:::${worst(group, about)}`;
  return [
    `  subgraph ${id}[" "]`,
    ...parts.map(part => node(part, `${PART_NAMES[part]} ${names(group, part)}`, own(part))),
    node('all', 'all of them', shared),
    `    ${parts.map(part => `${id}_${part}`).join(' --> ')}`,
    '  end',
  ];
}

function line({ verdicts }: PathGroup, { id }: Failure): string {
  const verdict = verdicts.get(id)!;
  return text([`${FAILURE_TITLES[id]}: ${formatVerdict(verdict)}`, formatExtraPause(verdict)].filter(Boolean).join(', '));
}

function worst({ verdicts }: PathGroup, about: readonly Failure[]): VerdictKind {
  return VERDICT_KINDS[Math.min(...about.map(({ id }) => VERDICT_KINDS.indexOf(verdicts.get(id)!.kind)))];
}

function names({ paths }: PathGroup, part: PathPart): string {
  const all = [...new Set(paths.map(path => part === 'source' ? path.sourceName : part === 'bus' ? path.busName : path.sensor?.object.name ?? ''))];
  const more = all.length - MOST_NAMES;
  return text([...all.slice(0, MOST_NAMES), ...more > 0 ? [`and ${more} more`] : []].join(', '));
}

/** Mermaid's own entities; nothing that a label or the page around it could take for markup is left. */
function text(given: string): string {
  return given.replace(/\p{C}/gu, '\ufffd').replace(/[^\p{L}\p{N} .,:;%≤→()_\/\ufffd-]/gu, character => `#${character.codePointAt(0)};`);
}
