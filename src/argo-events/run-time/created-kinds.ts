import { asArray, asRecord, asRecords, asString, at, Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';

/** A fault of an object that a trigger creates. */
export interface CreatedFault {
  /** From the root of the object. */
  readonly field: readonly (string | number)[];
  readonly problem: string;
  readonly remedy: string;
}

/** What a kind asks of its objects. */
export interface CreatedKind {
  readonly apiVersion: string;
  readonly faults: (object: Json) => readonly CreatedFault[];
}

const missing = (field: CreatedFault['field'], remedy: string): CreatedFault => ({ field, problem: 'is missing', remedy });

/** Fields of a template of Argo Workflows that do something. */
const WORK = ['container', 'containerSet', 'dag', 'data', 'http', 'plugin', 'resource', 'script', 'steps', 'suspend'];

/** What the command argo and the controller of Argo Workflows ask of a Workflow. */
function workflowFaults({ spec }: Json): CreatedFault[] {
  const fields = asRecord(spec);
  if (fields === undefined) return [missing(['spec'], 'set spec, with workflowTemplateRef or with entrypoint and templates')];
  const { entrypoint, workflowTemplateRef: reference } = fields;
  const templates = asRecords(fields.templates);
  if (asRecord(reference) !== undefined) {
    return [
      ...asString(at(reference, 'name')) ? [] : [missing(['spec', 'workflowTemplateRef', 'name'], 'set the name of the WorkflowTemplate')],
      ...templates.length === 0 ? [] : [{ field: ['spec', 'templates'], problem: 'is set together with workflowTemplateRef', remedy: 'keep one of templates and workflowTemplateRef' }],
    ];
  }
  const names = templates.map(({ name }) => asString(name) ?? '');
  const name = asString(entrypoint) ?? '';
  return [
    ...name === '' ? [missing(['spec', 'entrypoint'], 'name a template of spec.templates, or set workflowTemplateRef')] : [],
    ...name !== '' && !names.includes(name) && ![name, ...names].some(isPlaceholder)
      ? [{ field: ['spec', 'entrypoint'], problem: `is ${JSON.stringify(name)}, and spec.templates has ${names.length === 0 ? 'no template' : names.join(', ')}`, remedy: 'name a template of spec.templates' }] : [],
    ...templates.flatMap((template, index) => [...imageFaults(template, index), ...stepFaults(template, index, names)]),
    ...templates.flatMap((template, index): CreatedFault[] => WORK.some(field => template[field] !== undefined) ? []
      : [{ field: ['spec', 'templates', index], problem: 'does nothing', remedy: `set one of ${WORK.join(', ')}` }]),
    ...asRecords(at(fields, 'arguments', 'parameters')).flatMap(({ value, valueFrom, name: parameter }, index): CreatedFault[] => value !== undefined || valueFrom !== undefined ? []
      : [{ field: ['spec', 'arguments', 'parameters', index, 'value'], problem: `is missing for ${String(parameter)}`, remedy: 'set value, or write the value with a parameter of the trigger' }]),
  ];
}

function imageFaults(template: Json, index: number): CreatedFault[] {
  return ['container', 'script'].filter(field => asRecord(template[field]) !== undefined && !asString(at(template, field, 'image')))
    .map(field => missing(['spec', 'templates', index, field, 'image'], 'set the image of the container'));
}

/** Steps and tasks that name a template. */
function stepFaults({ steps, dag }: Json, index: number, names: readonly string[]): CreatedFault[] {
  const all = [
    ...(asArray(steps) ?? []).flatMap((group, row) => asRecords(group).map((step, column) => ({ step, path: ['steps', row, column] }))),
    ...asRecords(at(dag, 'tasks')).map((step, row) => ({ step, path: ['dag', 'tasks', row] })),
  ];
  return all.flatMap(({ step, path }): CreatedFault[] => {
    const name = asString(step.template);
    return name === undefined || names.includes(name) || [name, ...names].some(isPlaceholder) ? [] : [{
      field: ['spec', 'templates', index, ...path, 'template'], problem: `is ${JSON.stringify(name)}, and spec.templates has ${names.join(', ')}`, remedy: 'name a template of spec.templates',
    }];
  });
}

/** The pods of an object, of which the API server checks the containers and how often they restart. */
function podFaults(object: Json, path: readonly string[], restarts: readonly string[]): CreatedFault[] {
  const pod = asRecord(at(object, ...path));
  if (pod === undefined) return [missing(path, 'set the spec of the pods, with containers')];
  const policy = asString(pod.restartPolicy) ?? 'Always';
  const containers = asRecords(pod.containers);
  return [
    ...(asArray(pod.containers) ?? []).length === 0 ? [missing([...path, 'containers'], 'set containers, each with a name and an image')] : [],
    ...containers.flatMap((container, index) => ['name', 'image'].filter(field => !container[field]).map(field => missing([...path, 'containers', index, field], `set the ${field} of the container`))),
    ...restarts.includes(policy) || isPlaceholder(policy) ? [] : [{
      field: [...path, 'restartPolicy'], problem: pod.restartPolicy === undefined ? 'is missing' : `is ${JSON.stringify(policy)}`, remedy: `write one of ${restarts.join(', ')}`,
    }],
  ];
}

const POD = ['spec', 'template', 'spec'];
const ENDS = ['Never', 'OnFailure'];

function controllerFaults(object: Json): CreatedFault[] {
  return [...asRecord(at(object, 'spec', 'selector')) === undefined ? [missing(['spec', 'selector'], 'set selector to the labels of the pods')] : [], ...podFaults(object, POD, ['Always'])];
}

const NOTHING = () => [];
const of = (apiVersion: string, faults: CreatedKind['faults'], ...kinds: string[]) => kinds.map(kind => [kind, { apiVersion, faults }] as const);

/** Kinds of Kubernetes and of Argo, with their only version. */
export const CREATED_KINDS: Readonly<Record<string, CreatedKind>> = Object.fromEntries([
  ...of('argoproj.io/v1alpha1', workflowFaults, 'Workflow'),
  ...of('argoproj.io/v1alpha1', NOTHING, 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow', 'EventBus', 'EventSource', 'Sensor', 'Application', 'Rollout'),
  ...of('batch/v1', object => podFaults(object, POD, ENDS), 'Job'),
  ...of('batch/v1', object => [
    ...asString(at(object, 'spec', 'schedule')) ? [] : [missing(['spec', 'schedule'], 'set schedule, for example "0 8 * * *"')], ...podFaults(object, ['spec', 'jobTemplate', ...POD], ENDS),
  ], 'CronJob'),
  ...of('v1', object => podFaults(object, ['spec'], ['Always', ...ENDS]), 'Pod'),
  ...of('apps/v1', controllerFaults, 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'),
  ...of('v1', NOTHING, 'ConfigMap', 'Namespace', 'PersistentVolumeClaim', 'Secret', 'Service', 'ServiceAccount'),
]);

/** Groups of these kinds; other groups have kinds of the same names. */
export const CREATED_GROUPS = ['', 'apps', 'argoproj.io', 'batch', 'extensions'];
