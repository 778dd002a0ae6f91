import { namespacesOf } from './column-head';
import { PathGroup } from '../../../analysis/analyse';
import { html, Markup } from '../../html/escape';

/** Search by name and namespace over the columns, for a page with a script and more than one column. */
export function filter(groups: readonly PathGroup[]): Markup | false {
  const namespaces = namespacesOf(groups.flatMap(({ paths }) => paths)).filter(Boolean).sort();
  return groups.length > 1 && html`<form id="filter" role="search">
<label>Find a flow <input type="search" name="text" placeholder="source, bus or Sensor" autocomplete="off"></label>
${namespaces.length > 1 && html`<label>Namespace <select name="namespace"><option value="">all ${namespaces.length}</option>${namespaces.map(name => html`<option>${name}</option>`)}</select></label>`}
<output name="found" aria-live="polite"></output>
</form>`;
}
