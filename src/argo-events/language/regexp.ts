/** Why Go cannot compile a regular expression, in words that follow "it"; undefined when it can. Go has no look-around and no back references. */
export function regexpFault(text: string): string | undefined {
  // most manifests have no regular expression
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RE2JS, RE2JSSyntaxException } = require('re2js') as typeof import('re2js');
  try {
    RE2JS.compile(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return `is not a regular expression of Go: ${error.getDescription()}${error.getPattern() ? ` ${JSON.stringify(error.getPattern())}` : ''}`;
  }
}
