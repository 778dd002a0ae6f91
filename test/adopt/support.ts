import { build, objectsOf } from '../../src/adopt/build';
import { Plan } from '../../src/adopt/part';
import { planOf, PlanOptions } from '../../src/adopt/plan';
import { buildFlow } from '../../src/flow/build-flow';
import { Flow } from '../../src/flow/flow';
import { loadManifests } from '../../src/manifests/load-manifests';
import { Json } from '../../src/values/json-values';

/** The flow of a text with all of its objects. */
export function wholeFlow(text: string): Flow {
  return buildFlow(loadManifests([{ file: 'm.yaml', text }], true).objects);
}

/** What becomes of a text. */
export function adopted(text: string, options: PlanOptions = {}): { flow: Flow; plan: Plan; objects: Json[] } {
  const flow = wholeFlow(text);
  const plan = planOf(flow, options);
  return { flow, plan, objects: objectsOf(build(plan).app) };
}

/** Objects by kind, namespace and name. */
export function byName(objects: readonly Json[]): Record<string, Json> {
  return Object.fromEntries(objects.map(object => {
    const { name, namespace = '' } = object.metadata as { name: string; namespace?: string };
    return [`${String(object.kind)} ${namespace}/${name}`, object];
  }));
}
