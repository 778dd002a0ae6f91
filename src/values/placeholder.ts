/** `${NAME}` of Flux, envsubst and Terraform, `$(NAME)` of Kustomize, `{{ name }}` of Helm and Jinja, `<% name %>` of ERB. */
const IN_TEXT = /\$\{[^}\n]*\}|\$\([^)\n]*\)|\{\{[^\n]*?\}\}|<%[^\n]*?%>/g;
/** `$NAME` and `<NAME>`, which mean something else inside of a longer text. */
const ALONE = /^(?:\$[A-Za-z_]\w*|<[^<>]+>)$/;

/** The parts of a text that a later tool replaces. */
export function placeholdersIn(text: string): readonly string[] {
  return ALONE.test(text) ? [text] : text.match(IN_TEXT) ?? [];
}

/** Whether the value is not known before the manifests are rendered. */
export function isPlaceholder(text: string): boolean {
  return placeholdersIn(text).length > 0;
}
