/** The YAML of an example for readers: a character that is repeated a hundred times or more is counted. */
export function shownExample(yaml: string): string {
  return yaml.trim().replace(/(.)\1{99,}/g, (repeated, character) => `${character.repeat(3)}... (${repeated.length} characters)`);
}
