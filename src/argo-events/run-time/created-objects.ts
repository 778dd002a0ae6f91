import { CREATED_GROUPS, CREATED_KINDS, CreatedFault } from './created-kinds';
import { inlineObject } from './trigger-sources';
import { destinations } from './written-fields';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { isEmpty } from '../refusals/demand';
import { Refusal } from '../refusals/places';

/** Triggers whose object the API server or the command argo refuses, or that a controller gives up at once. */
export function createdObjectFaults(spec: unknown): Refusal[] {
  return (asArray(at(spec, 'triggers')) ?? []).flatMap((trigger, index) => [
    ...triggerFaults(asRecord(trigger) ?? {}, ['spec', 'triggers', index]),
    ...triggerFaults(asRecord(at(trigger, 'dlqTrigger')) ?? {}, ['spec', 'triggers', index, 'dlqTrigger']),
  ]);
}

function triggerFaults({ template, parameters }: Json, place: Refusal['path']): Refusal[] {
  return (['k8s', 'argoWorkflow'] as const).flatMap(action => {
    const { operation, source, parameters: own, args } = asRecord(at(template, action)) ?? {};
    const resource = asRecord(at(source, 'resource'));
    const object = resource ?? inlineObject(at(source, 'inline'));
    const creates = isEmpty(operation) || operation === 'create' || operation === 'submit';
    if (object === undefined || !creates) return [];
    const field = resource === undefined ? 'inline' : 'resource';
    const root = `${action}.source.${field}`;
    // a parameter that writes a part of a field makes the field
    const isSet = (path: string) => [...destinations(own), ...destinations(parameters).map(dest => dest.startsWith(`${root}.`) ? dest.slice(root.length + 1) : root.startsWith(dest) ? '' : undefined)]
      .some(dest => dest !== undefined && (dest === '' || `${dest}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${dest}.`)));
    const faults = [...resource === undefined ? namelessFaults(object) : [], ...faultsOf(object, action === 'argoWorkflow' && (asArray(args) ?? []).length > 0)];
    return faults.filter(fault => !isSet(fault.field.join('.'))).map(({ field: path, problem, remedy }): Refusal => ({
      path: [...place, 'template', action, 'source', field, ...field === 'resource' ? path : []],
      fault: 'action',
      problem: field === 'resource' ? problem : `has an object whose ${path.join('.')} ${problem}`,
      remedy,
      line: action === 'k8s' ? 'pkg/sensors/triggers/standard-k8s/standard-k8s.go#L156' : 'pkg/sensors/triggers/argo-workflow/argo-workflow.go#L139',
    }));
  });
}

/** Arguments of the command argo can set what a Workflow lacks. */
function faultsOf(object: Json, hasArguments: boolean): CreatedFault[] {
  const [kind, apiVersion] = [asString(object.kind) ?? '', asString(object.apiVersion) ?? ''];
  const known = Object.hasOwn(CREATED_KINDS, kind) ? CREATED_KINDS[kind] : undefined;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  if (known === undefined || apiVersion === '' || isPlaceholder(apiVersion) || !CREATED_GROUPS.includes(group)) return [];
  if (apiVersion !== known.apiVersion) return [{ field: ['apiVersion'], problem: `is ${JSON.stringify(apiVersion)}, which has no ${kind}`, remedy: `write ${known.apiVersion}` }];
  const ofArguments = ['spec.entrypoint', 'spec.arguments'];
  return [...nameFaults(object), ...known.faults(object).filter(({ field }) => !hasArguments || !ofArguments.some(each => field.join('.').startsWith(each)))];
}

/** An object in a text; the name of others is asked for with the actions. */
function namelessFaults({ metadata }: Json): CreatedFault[] {
  return ['name', 'generateName'].some(field => !isEmpty(at(metadata, field))) ? []
    : [{ field: ['metadata', 'name'], problem: 'is missing, as is generateName', remedy: 'set metadata.name, or for a new object metadata.generateName' }];
}

/** Names as the API server takes them. */
function nameFaults(object: Json): CreatedFault[] {
  return ['name', 'generateName'].flatMap((field): CreatedFault[] => {
    const name = asString(at(object, 'metadata', field)) ?? '';
    const isGood = /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(field === 'name' ? name : `${name}x`) && name.length <= 253;
    return name === '' || isGood || isPlaceholder(name) ? [] : [{
      field: ['metadata', field], problem: `is ${JSON.stringify(name)}, and Kubernetes takes lower-case letters, digits, "-" and "."`, remedy: 'write such a name, for example order-',
    }];
  });
}
