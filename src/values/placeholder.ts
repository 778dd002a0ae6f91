/** `${NAME}`, `$(NAME)`, `$NAME`, `{{ name }}`, `<NAME>`: text that a later tool replaces. */
const PLACEHOLDER = /\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_]\w*|\{\{.*\}\}|^<[^<>]+>$/;

/** Whether the value is not known before the manifests are rendered. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
