const KIND_LINE = /^kind:[ ]*["']?(\w+)["']?[ ]*\r?$/my;

/** The kinds on the lines of a text that say one, in their order. */
export function kindsIn(text: string): string[] {
  const kinds: string[] = [];
  // a pattern that looks for its own begin is many times slower
  for (let index = text.indexOf('kind:'); index !== -1; index = text.indexOf('kind:', index + 1)) {
    KIND_LINE.lastIndex = index;
    const match = KIND_LINE.exec(text);
    if (match !== null) kinds.push(match[1]);
  }
  return kinds;
}
