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
  for (const word of text.trim().split(APART).map(cut)) {
    const last = lines[lines.length - 1];
    if (last === '') lines[lines.length - 1] = lines.length === 1 ? lead + word : word;
    else if (visible(last) + 1 + visible(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const LONGEST_WORD = 1000;
const SHOWN = 60;

/** A word can be a value that is as long as a manifest. */
function cut(word: string): string {
  return word.length <= LONGEST_WORD ? word : `${word.slice(0, SHOWN)}… (${word.length} characters)`;
}

/** Columns that a text takes; escape sequences of colors take none. */
function visible(text: string): number {
  return text.replace(/\u001b\[\d+m/g, '').length;
}
