import { FlowObject } from '../../../manifests/manifest-object';
import { UnrenderedValue, unrenderedValues } from '../../../manifests/unrendered';
import { Docs } from '../../engine/doc-links';
import { FlowEffect } from '../../engine/flow-effect';
import { Path, Rule, Unknown } from '../../engine/rule';

/** It only asks: the engine keeps back what other rules say of values that are not rendered. */
export const notRendered: Rule = {
  id: 'ha/not-rendered',
  category: 'start',
  severity: 'info',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A value holds a variable, which another tool replaces before the manifest is applied.',
  why: 'the value is not known here, so no rule judges it; a number or a version that is wrong shows only in the rendered manifest',
  fix: 'check the rendered manifests, for example flux build kustomization NAME --path DIR --dry-run | ha-events check -, or envsubst < FILE | ha-events check -',
  docs: [Docs.FLUX_SUBSTITUTION],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: "\${namespace}" }
spec: { jetstream: { version: "\${version}", replicas: 3 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ template: { name: ship, http: { url: "http://ship/", method: POST, payload: [{ src: { dependencyName: order, dataTemplate: "{{ .Input.body }}" }, dest: x }] } } }]
`],
  },
  check: ({ objects }) => [...kustomizations(objects), ...objects.flatMap(question)],
};

/** One question for each folder that is rendered as one. */
function kustomizations(objects: readonly FlowObject[]): Unknown[] {
  const first = new Map<string, FlowObject>();
  for (const object of objects) {
    if (object.kustomization !== undefined && !first.has(object.kustomization)) first.set(object.kustomization, object);
  }
  return [...first].map(([folder, object]) => ({
    object,
    path: ['metadata', 'name'],
    what: 'what kustomize renders',
    detail: `${folder} has a kustomization, of which namespace and patches are applied here`,
    needs: `kubectl kustomize ${folder} | ha-events check -`,
    effect: { does: 'elsewhere' },
  }));
}

const RENDERING = 'the rendered manifests, for example from flux build kustomization, envsubst or helm template';

function question(object: FlowObject): Unknown[] {
  const values = unrenderedValues(object);
  if (values.length === 0) return [];
  const effect: FlowEffect = values.some(({ path }) => decides(object.kind, path)) ? { does: 'never-starts', to: 'object' } : { does: 'none' };
  return [{ object, path: values[0].path, what: 'values that are not rendered', detail: listed(values), needs: RENDERING, effect }];
}

function listed(values: readonly UnrenderedValue[]): string {
  const names = [...new Set(values.flatMap(({ placeholders }) => placeholders))];
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** Whether the value at a path may decide if events flow. What an event or a trigger connects to is no concern of the rules. */
function decides(kind: string, path: Path): boolean {
  if (path[0] !== 'spec') return false;
  switch (kind) {
    case 'EventBus': return path.at(-1) !== 'storageClassName';
    case 'EventSource': return path.length < 4 || path[1] === 'template' || path[1] === 'service' || ['port', 'endpoint', 'method'].includes(String(path[3]));
    case 'Sensor': return path[1] !== 'triggers' || path.length < 6 || path[5] === 'conditions';
    default: return false;
  }
}
