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

/** The last value of a `return` of the script itself: `other` is a number, a text or nothing, `unknown` depends on the event. */
export type LuaValue = boolean | 'other' | 'unknown';

/** What a script may return; empty when it never returns anything. For a script that can be read. */
export function luaReturns(text: string): LuaValue[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('luaparse') as typeof import('luaparse');
  return returnsIn(parse(text, { luaVersion: '5.2', comments: false }).body);
}

/** Not those of functions inside. */
function returnsIn(node: unknown): LuaValue[] {
  if (Array.isArray(node)) return node.flatMap(returnsIn);
  if (typeof node !== 'object' || node === null || (node as Node).type === 'FunctionDeclaration') return [];
  const { type, arguments: values = [] } = node as Node;
  if (type === 'ReturnStatement') return [valueOf(values.at(-1))];
  return Object.values(node).flatMap(returnsIn);
}

interface Node {
  readonly type?: string;
  readonly arguments?: readonly Node[];
  readonly value?: unknown;
  readonly operator?: string;
  readonly left?: Node;
  readonly right?: Node;
}

function valueOf(node: Node | undefined): LuaValue {
  switch (node?.type) {
    case 'BooleanLiteral': return node.value === true;
    case 'LogicalExpression': {
      const sides = [valueOf(node!.left), valueOf(node!.right)];
      // false where one side of `and` is never true
      return node!.operator === 'and' && sides.some(side => side === false) ? 'other' : 'unknown';
    }
    case undefined: case 'NilLiteral': case 'NumericLiteral': case 'StringLiteral': return 'other';
    default: return 'unknown';
  }
}
