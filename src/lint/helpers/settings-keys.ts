/**
 * The keys on the first level of a text in the configuration language of NATS: `key: value`, `key = value`, `key value` or `key { }`,
 * separated by lines, commas or semicolons. Undefined when the text closes more braces than it opens, and so leaves the block that it is pasted into.
 */
export function settingsKeys(text: string): readonly string[] | undefined {
  const keys: string[] = [];
  let depth = 0;
  let atKey = true;
  for (const [token] of text.matchAll(/#[^\n]*|\/\/[^\n]*|"(?:\\.|[^"\\])*"|'[^']*'|[{}[\]]|[\n;,]|[^\s#"'{}[\];,:=]+/g)) {
    if (token.startsWith('#') || token.startsWith('//')) continue;
    if (/^[\n;,]$/.test(token)) {
      atKey = depth === 0;
    } else if (token === '{' || token === '[') {
      depth++;
    } else if (token === '}' || token === ']') {
      if (--depth < 0) return undefined;
      atKey = depth === 0;
    } else if (atKey && depth === 0) {
      keys.push(token.replace(/^(["'])(.*)\1$/, '$2'));
      atKey = false;
    }
  }
  return keys;
}
