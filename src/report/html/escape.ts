const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Text for HTML and SVG, in elements and in quoted attributes; names come from strangers' manifests. Controls, bidirectional ones too, are shown as such. */
export function escapeHtml(text: string): string {
  return text.replace(/\p{C}/gu, '\ufffd').replace(/[&<>"']/g, character => ENTITIES[character]);
}

/** Markup whose values are escaped, but for those that are markup themselves. */
export interface Markup {
  readonly html: string;
}

/** Template tag: every value is escaped unless it is markup; arrays are joined, undefined and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  return { html: strings.reduce((all, string, index) => all + markup(values[index - 1]) + string) };
}

function markup(value: unknown): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(markup).join('');
  if (typeof value === 'object' && value !== null && 'html' in value) return String(value.html);
  return escapeHtml(String(value));
}

/** Text of this package itself, such as its style sheet. */
export function trusted(text: string): Markup {
  return { html: text };
}
