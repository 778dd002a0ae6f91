/** Words of the language in which Argo Events reads conditions. */
const RESERVED = ['and', 'or', 'not', 'nil', 'let', 'if', 'else', 'matches', 'contains', 'startsWith', 'endsWith'];

/** Refuses conditions that Argo Events cannot read: their trigger never runs. */
export function validateConditions(named: string, conditions: string | undefined, dependencies: readonly string[]): void {
  if (!conditions) return;
  const got = `${named}: got conditions "${conditions}"`;
  for (const name of conditions.match(/[^\s()&|!]+/g) ?? []) {
    if (!dependencies.includes(name)) throw new Error(`${got} with the unknown dependency "${name}". Allowed: ${dependencies.join(', ')}`);
    if (RESERVED.includes(name)) throw new Error(`${got}, in which "${name}" is a word of the language. Allowed: another name of that dependency`);
  }
  const twice = dependencies.find((name, index) => dependencies.findIndex(other => sameInConditions(other, name)) !== index);
  if (twice !== undefined) {
    throw new Error(`${got}, in which Argo Events cannot tell the dependency "${twice}" from another one: it reads "-" as "_". Allowed: names that differ in more than that`);
  }
  // names become x, and then what is complete becomes x too, until nothing changes
  let rest = conditions.replace(/[^\s()&|!]+/g, 'x').replace(/\s+/g, '');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/\(x\)|x(&&|\|\|)x/g, 'x');
  }
  if (rest !== 'x') throw new Error(`${got}, which Argo Events cannot read. Allowed: names of dependencies with &&, || and brackets, for example "a && (b || c)"`);
}

function sameInConditions(a: string, b: string): boolean {
  return a.replaceAll('-', '_') === b.replaceAll('-', '_');
}
