const STRUCT_OR_DICT = /^ {8}(\w+): (?:typing\.Optional\[)?typing\.(Mapping\[builtins\.str, |Sequence\[)typing\.Union\["?([\w.]+)"?, typing\.Dict\[builtins\.str, typing\.Any\]\]\]/;
const IN_COLLECTION = /(?:Mapping\[builtins\.str, |Sequence\[).*typing\.Union\[.*typing\.Dict\[builtins\.str, typing\.Any\]/;
const BODY = /^ {8}(?:if __debug__:$|\w+ = [\w.]+\($)/;

/**
 * The generated Python, with structs made of dicts in lists and in maps too. The generator makes them of dicts in parameters only. It passes other dicts
 * on as they are, and the jsii kernel drops every key of these that is not a field in camelCase, without an error.
 */
export function strictPython(source: string): string {
  const lines: string[] = [];
  let conversions: string[] = [];
  for (const line of source.split('\n')) {
    const found = STRUCT_OR_DICT.exec(line);
    if (found) conversions.push(...conversion(found[1], found[2].startsWith('Mapping'), found[3]));
    else if (/^ {8}/.test(line) && IN_COLLECTION.test(line)) throw new Error(`a parameter that this tool does not know, so that its dicts would lose keys: ${line.trim()}`);
    if (BODY.test(line)) {
      lines.push(...conversions);
      conversions = [];
    } else if (conversions.length > 0 && /^ {0,4}\S/.test(line) && !line.startsWith('    ) ->')) {
      throw new Error(`no body found for the parameters before: ${line.trim()}`);
    }
    lines.push(line);
  }
  return lines.join('\n');
}

function conversion(parameter: string, isMap: boolean, struct: string): string[] {
  const made = `${struct}(**each) if isinstance(each, dict) else each`;
  return isMap
    ? [`        if isinstance(${parameter}, dict):`, `            ${parameter} = {name: ${made} for name, each in ${parameter}.items()}`]
    : [`        if isinstance(${parameter}, (list, tuple)):`, `            ${parameter} = [${made} for each in ${parameter}]`];
}
