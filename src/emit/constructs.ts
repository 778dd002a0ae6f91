import { Emission } from './emission';
import { build, objectsOf } from '../adopt/build';
import { changesOf } from '../adopt/change';
import { Plan } from '../adopt/part';
import { Flow } from '../flow/flow';

/** What the constructs make of the manifests: new objects, and the fields of custom resources. Objects that no construct takes the place of stay. */
export function constructs({ objects }: Flow, plan: Plan): Emission {
  const made = new Set(plan.charts.flatMap(({ parts }) => parts.filter(({ type }) => type.startsWith('Ha')).map(({ variable }) => variable)));
  const built = build({ ...plan, unsurvived: [''] }).constructs;
  const emitted = [...built].filter(([variable]) => made.has(variable)).flatMap(([, construct]) => objectsOf(construct));
  const outgrown = plan.leftOut.filter(({ reason }) => reason === 'budget-outgrown').map(({ object }) => [object.kind, object.namespace, object.name].join(' '));
  const changes = changesOf(objects, emitted);
  return {
    added: changes.flatMap(change => (change.kind === 'added' ? [change.manifest] : [])),
    changed: new Map(changes.flatMap(change => (change.kind === 'changed' ? [[change.object, change.manifest] as const] : []))),
    removed: objects.filter(({ kind, namespace, name }) => outgrown.includes([kind, namespace, name].join(' '))),
    left: [],
  };
}
