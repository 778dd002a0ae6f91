/**
 * What another tool replaces before the manifest is applied: `${A}` of Flux, envsubst and Terraform, `$(A)` of Kustomize, `{{ a }}` of Helm and Jinja,
 * `<% a %>` of ERB.
 */
const VARIABLE = /\$\{[^}\n]*\}|\$\([^)\n]*\)|\{\{[^\n]*?\}\}|<%[^\n]*?%>/g;
const ONLY_A_NAME = /^\$[A-Za-z_]\w*$/;

/** The variables in a text. */
export function variablesIn(text: string): readonly string[] {
  return ONLY_A_NAME.test(text.trim()) ? [text.trim()] : text.match(VARIABLE) ?? [];
}

export function hasVariable(text: string): boolean {
  return variablesIn(text).length > 0;
}
