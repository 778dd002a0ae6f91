/** A configuration of nats-server without comments. */
export function withoutComments(text: string): string {
  return text.split('\n').map(line => line.replace(/(^|\s)(?:#|\/\/).*$/, '')).join('\n');
}

/** The directives that are in no block, and the begins of the blocks; undefined where the braces do not match. */
export function topLevel(text: string): string | undefined {
  let depth = 0;
  let top = '';
  for (const part of withoutComments(text).split(/([{}])/)) {
    if (part === '}') depth -= 1;
    if (depth < 0) return undefined;
    if (depth === 0 && part !== '}') top += part;
    if (part === '{') depth += 1;
  }
  return depth === 0 ? top : undefined;
}
