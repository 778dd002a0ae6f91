import { isWorkloadKind } from '../argo-events/catalog/labels';
import { Manager, managerOf } from '../live/managers';
import { Json } from '../values/json-values';

const WORDS: Readonly<Record<Manager['tool'], (unit: string, what: string) => string>> = {
  'helm': (unit, what) => `Helm release "${unit}": applies ${what}, and its next upgrade undoes your changes. Before you apply other manifests, annotate these objects in the `
    + 'cluster with helm.sh/resource-policy: keep, then remove them from the chart. Without the annotation, Helm deletes the EventBus and its events',
  'argo-cd': (unit, what) => `Argo CD application "${unit}": applies ${what}, and undoes changes from elsewhere. Change the source of the application`,
  'flux': (unit, what) => `Flux "${unit}": applies ${what}, and undoes changes from elsewhere. Change its source`,
};

/** The tools that apply the custom resources among live objects, a line each. */
export function managersText(objects: readonly Json[]): string {
  const found = objects.filter(({ kind }) => isWorkloadKind(kind)).map(managerOf).filter(manager => manager !== undefined);
  const units = new Map(found.map(manager => [`${manager.tool} ${manager.unit}`, manager]));
  return [...units].map(([key, { tool, unit }]) => {
    const number = found.filter(each => `${each.tool} ${each.unit}` === key).length;
    return `${WORDS[tool](unit, `${number} custom ${number === 1 ? 'resource' : 'resources'} of Argo Events`)}\n`;
  }).join('');
}
