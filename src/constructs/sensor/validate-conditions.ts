import { parseConditions } from '../../argo-events/catalog/conditions';

/** Refuses conditions that Argo Events cannot read: their trigger never runs. */
export function validateConditions(named: string, conditions: string | undefined, dependencies: readonly string[]): void {
  if (!conditions) return;
  const got = `${named}: got conditions "${conditions}"`;
  const { names, fault } = parseConditions(conditions);
  const unknown = names.find(name => !dependencies.includes(name));
  if (unknown !== undefined) throw new Error(`${got} with the unknown dependency "${unknown}". Allowed: ${dependencies.join(', ')}`);
  const twice = dependencies.find((name, index) => dependencies.findIndex(other => sameInConditions(other, name)) !== index);
  if (twice !== undefined) {
    throw new Error(`${got}. Argo Events reads "-" as "_", so it cannot distinguish the dependency "${twice}" from another. Allowed: names that differ in more than "-" and "_"`);
  }
  if (fault === undefined) return;
  const allowed = fault.name === undefined
    ? 'names of dependencies with &&, || and brackets, for example "a && (b || c)"'
    : 'another name of that dependency, which begins with a letter or _ and has only letters, digits, - and _';
  throw new Error(`${got}. Argo Events cannot parse it: the expression ${fault.text}. Allowed: ${allowed}`);
}

function sameInConditions(a: string, b: string): boolean {
  return a.replaceAll('-', '_') === b.replaceAll('-', '_');
}
