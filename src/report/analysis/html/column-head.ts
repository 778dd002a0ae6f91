import { PathGroup } from '../../../analysis/analyse';
import { Path } from '../../../analysis/model/paths';
import { pathName, pathParts } from '../../../words/flow-names';
import { html, Markup, trusted } from '../../html/escape';

const MOST_NAMES = 2;

/** The flows of a column; the tooltip has all their names, by which the page is searched. */
export function columnHead(group: PathGroup, all: readonly PathGroup[], many: boolean): Markup {
  const { paths } = group;
  return html`<th scope="col" title="${paths.map((path, index) => html`${index > 0 && trusted('&#10;')}${pathName(path)}`)}">${
    many ? shortNames(paths, all) : fullNames(paths)}
${promise(group)}</th>`;
}

export function namespacesOf(paths: readonly Path[]): string[] {
  return [...new Set(paths.map(({ namespace }) => namespace))];
}

function fullNames(paths: readonly Path[]): Markup {
  // a namespace that all of them share is said once: columns are narrow
  const [namespace, ...others] = namespacesOf(paths);
  const shared = others.length === 0 && paths.length > 1 && namespace !== '';
  const names = paths.slice(0, MOST_NAMES).map(path => html`<span class="path">${pathName(shared ? { ...path, namespace: '' } : path)}</span>`);
  return html`${names}${more(paths.length - MOST_NAMES)}${shared && small(`(${namespace})`)}`;
}

/** The first of them, each part on lines of its own, which the style sheet cuts; a bus that has the same name everywhere is left out. */
function shortNames(paths: readonly Path[], all: readonly PathGroup[]): Markup {
  const { source, bus, sensor } = pathParts(paths[0]);
  const sameBus = new Set(all.flatMap(group => group.paths.map(({ busName }) => busName))).size === 1;
  const [namespace, ...others] = namespacesOf(paths);
  const steps = [...sameBus && sensor !== undefined ? [] : [bus], ...sensor === undefined ? [] : [sensor]];
  return html`<span class="path">${source}</span>${steps.map(step => html`<span class="path">→ ${step}</span>`)}${more(paths.length - 1)}${
    namespace !== '' && small(others.length === 0 ? `(${namespace})` : `(${namespace} and ${others.length} more)`)}`;
}

function promise({ declared, unmetTargets, unverifiedTargets }: PathGroup): Markup | false {
  const [kind, words] = unmetTargets.length > 0 ? ['broken', `✗ declared to survive ${declared}, does not`]
    : unverifiedTargets.length > 0 ? ['open', `? declared to survive ${declared}, not known`]
      : ['kept', `✓ survives ${declared}, as declared`];
  return declared !== undefined && html`<span class="promise ${kind}">${words}</span>`;
}

function more(count: number): Markup | false {
  return count > 0 && small(`and ${count} more`);
}

function small(text: string): Markup {
  return html`<span class="beside">${text}</span>`;
}
