/** Why the Lua interpreter of Argo Events cannot read a script, in words that follow "it"; undefined when it can. */
export function luaFault(text: string): string | undefined {
  // most manifests have no script
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('luaparse') as typeof import('luaparse');
  try {
    // Lua 5.1 with goto, which 5.2 brought
    parse(text, { luaVersion: '5.2', comments: false });
    return undefined;
  } catch (error) {
    return `is not Lua: ${(error as Error).message}`;
  }
}
