/** Words that no variable can be, in TypeScript or Python, and names that the source of an app has already. */
const RESERVED = [
  'app', 'argoevents', 'require', 'process', 'console', 'print',
  ...'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in'.split(' '),
  ...'instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(' '),
  ...'and as assert async def del elif except from global is lambda nonlocal not or pass raise'.split(' '),
];

/** Names of parts, each used once. */
export class Names {
  private readonly taken = new Set<string>(RESERVED);
  private readonly ids = new Map<string, Set<string>>();

  /** A name that no part gets. */
  public reserve(variable: string): void {
    this.taken.add(variable);
  }

  /** The variable and the id of a part in a chart; `suffix` tells it from another one of the same name. */
  public of(chart: string, name: string, suffix: string): { id: string; variable: string } {
    const ids = this.ids.get(chart) ?? new Set<string>();
    this.ids.set(chart, ids);
    const wanted = pascal(name);
    const id = free([wanted, wanted + pascal(suffix)], candidate => !ids.has(candidate));
    ids.add(id);
    const variable = free([camel(id), camel(`${id} ${suffix}`), camel(`${chart} ${id}`)], candidate => !this.taken.has(candidate));
    this.taken.add(variable);
    return { id, variable };
  }
}

function free(candidates: readonly string[], isFree: (candidate: string) => boolean): string {
  const found = candidates.find(isFree);
  if (found !== undefined) return found;
  let number = 2;
  while (!isFree(`${candidates[0]}${number}`)) number++;
  return `${candidates[0]}${number}`;
}

export function pascal(text: string): string {
  const joined = text.split(/[^A-Za-z0-9]+/).filter(word => word !== '').map(word => word[0].toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `X${joined}`;
}

export function camel(text: string): string {
  const joined = pascal(text);
  return joined[0].toLowerCase() + joined.slice(1);
}

/** The variable of a chart. */
export function chartVariable(id: string): string {
  return `${camel(id)}Chart`;
}
