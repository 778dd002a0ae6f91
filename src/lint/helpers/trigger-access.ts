import { actionsOf } from '../../argo-events/run-time/actions';
import { destinations } from '../../argo-events/run-time/written-fields';
import { Access } from '../../flow/account-access';
import { Sensor } from '../../flow/flow';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';

/** What a trigger does to an object of Kubernetes, and in which namespace. */
export interface TriggerAccess {
  readonly namespace: string;
  readonly access: Access;
  /** Further accesses, without which the trigger does nothing. */
  readonly more: readonly Access[];
  /** An access after the trigger did its work: without it, the trigger counts as failed. */
  readonly afterwards?: Access;
  /** The action of the trigger's template. */
  readonly action: 'k8s' | 'argoWorkflow';
}

/** Verbs of each operation, as the trigger looks for the object first. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  create: ['create'],
  update: ['get', 'update'],
  patch: ['get', 'patch'],
  delete: ['get', 'delete'],
  submit: ['create'],
  resubmit: ['get', 'create'],
  resume: ['get', 'update'],
  retry: ['get', 'update'],
  suspend: ['get', 'update'],
  terminate: ['get', 'patch'],
  stop: ['get', 'patch'],
};

const WORKFLOWS: Pick<Access, 'group' | 'name'> = { group: 'argoproj.io', name: '' };

/** Undefined for other triggers, and where parameters or another source write the object. */
export function triggerAccess({ object: { namespace } }: Sensor, trigger: Json): TriggerAccess | undefined {
  const template = asRecord(trigger.template) ?? {};
  const [action] = actionsOf(template);
  if (action !== 'k8s' && action !== 'argoWorkflow') return undefined;
  const { operation, source, parameters, args } = asRecord(template[action]) ?? {};
  const resource = asRecord(at(source, 'resource'));
  const [kind, apiVersion] = [asString(resource?.kind), asString(resource?.apiVersion)];
  const done = asString(operation) || (action === 'k8s' ? 'create' : 'submit');
  // arguments of stop can name nodes of the Workflow, which are updated
  const verbs = done === 'stop' && (asArray(args) ?? []).length > 0 ? ['get'] : VERBS[done];
  const isOtherObject = [parameters, trigger.parameters].flatMap(destinations).some(dest => ACCESSED.test(dest));
  if (kind === undefined || apiVersion === undefined || verbs === undefined || isOtherObject) return undefined;
  return {
    action,
    namespace: asString(at(resource, 'metadata', 'namespace')) || namespace,
    access: { group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '', resource: plural(kind), name: nameOf(resource!), verbs },
    more: action === 'argoWorkflow' ? usedTemplate(done, resource!) : [],
    ...action === 'argoWorkflow' && done === 'submit' && { afterwards: { ...WORKFLOWS, resource: 'workflows', verbs: ['list'] } },
  };
}

/** The template of a new Workflow, which the command argo reads first. */
function usedTemplate(operation: string, resource: Json): Access[] {
  const { name, clusterScope } = asRecord(at(resource, 'spec', 'workflowTemplateRef')) ?? {};
  if (operation !== 'submit' || !asString(name)) return [];
  return [{ ...WORKFLOWS, name: asString(name)!, resource: clusterScope === true ? 'clusterworkflowtemplates' : 'workflowtemplates', verbs: ['get'] }];
}

/** A name that a rule for names may allow. */
function nameOf(resource: Json): string {
  return asString(at(resource, 'metadata', 'name')) ?? '';
}

/** Destinations of parameters that write which object is accessed. */
const ACCESSED = /(?:^|\.)(?:kind|apiVersion|metadata(?:\.namespace)?)$/;

/** The resource of a kind, as Argo Events derives it. */
function plural(kind: string): string {
  const name = kind.toLowerCase();
  if (name === 'eventbus') return name;
  if (/(?:s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
