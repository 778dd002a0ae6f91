import { structFields } from '../../src/argo-events/catalog/struct-walk';
import { buildFlow } from '../../src/flow/build-flow';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { isUnknown, Path, Rule } from '../../src/lint/engine/rule';
import { loadManifests } from '../../src/manifests/load-manifests';

const KINDS = ['EventBus', 'EventSource', 'Sensor'];

/** The rules by the field, `<struct>.<field>`, that they report in their bad examples. */
export function rulesByField(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Set<Rule>>();
  for (const rule of rules) {
    for (const example of rule.examples.bad) {
      const { yaml, facts = {}, before, live, complete } = typeof example === 'string' ? { yaml: example } as Exclude<typeof example, string> : example;
      if (before !== undefined || live !== undefined || complete !== undefined) continue;
      const flow = buildFlow(loadManifests([{ file: 'm.yaml', text: yaml }]).objects);
      for (const { object, path } of rule.check(flow, resolveFacts(flow, facts)).filter(result => !isUnknown(result))) {
        const field = KINDS.includes(object.kind) ? fieldAt(object.kind, path) : undefined;
        if (field !== undefined) found.set(field, (found.get(field) ?? new Set()).add(rule));
      }
    }
  }
  return new Map([...found].map(([field, of]) => [field, [...of]]));
}

/** The deepest field of the schema on the way; undefined where the path leads to none. */
function fieldAt(kind: string, path: Path): string | undefined {
  let struct: string | undefined = kind;
  let found: string | undefined;
  for (let index = 0; index < path.length && struct !== undefined; index++) {
    const type = structFields(struct).get(String(path[index]));
    if (type === undefined) break;
    found = `${struct}.${path[index]}`;
    struct = type.struct;
    if (type.many !== undefined) index++;
  }
  return found;
}
