/** Lines of at most that many columns, all but the first indented. */
export function wrapped(text: string, width: number, indent: string): string[] {
  const [first, ...rest] = wrap(text, width);
  return [first, ...wrap(rest.join(' '), width - indent.length).filter(Boolean).map(line => indent + line)];
}

/** `≤ 53 s` and `33 %` stay together. */
const APART = /(?<!≤|\d(?= (?:%|s|min)(?!\w))) /;

/** The same; a lead of spaces is kept. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  const lead = /^ */.exec(text)![0];
  for (const word of text.trim().split(APART)) {
    const last = lines[lines.length - 1];
    if (last === '') lines[lines.length - 1] = lines.length === 1 ? lead + word : word;
    else if (visible(last) + 1 + visible(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Columns that a text takes; escape sequences of colors take none. */
function visible(text: string): number {
  return text.replace(/\u001b\[\d+m/g, '').length;
}
