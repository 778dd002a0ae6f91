import { actionsOf } from './actions';
import { EventOf } from './filter-faults';
import { destinationFault } from './parameter-destinations';
import { isWritten } from './written-fields';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { CONTEXT_FIELDS, missingDataFault } from '../catalog/event-data';
import { structFields } from '../catalog/struct-walk';
import { goTemplateFault } from '../language/go-template';
import { isNil } from '../refusals/demand';
import { Refusal } from '../refusals/places';

type Path = Refusal['path'];

/** Parameters of triggers that no event gives a value: of an unknown dependency, of data that an event does not have, or by a broken template. */
export function parameterFaults(spec: unknown, eventOf: EventOf): Refusal[] {
  const dependencies = (asArray(at(spec, 'dependencies')) ?? []).map(dependency => asRecord(dependency) ?? {});
  return (asArray(at(spec, 'triggers')) ?? []).flatMap((trigger, index) => inTrigger(asRecord(trigger), ['spec', 'triggers', index], { dependencies, eventOf }, 0));
}

interface Known {
  readonly dependencies: readonly Json[];
  readonly eventOf: EventOf;
}

/** YAML aliases can put a trigger into itself. */
const MOST_DEAD_LETTERS = 9;

const LISTS = ['parameters', 'payload', 'dynamicHeaders'];

function inTrigger(trigger: Json | undefined, path: Path, known: Known, depth: number): Refusal[] {
  if (trigger === undefined || depth > MOST_DEAD_LETTERS) return [];
  const template = asRecord(trigger.template) ?? {};
  const lists: [path: readonly string[], list: unknown][] = [
    [['parameters'], trigger.parameters],
    ...actionsOf(template).flatMap(action => LISTS.filter(list => structFields('TriggerTemplate').has(action) && asArray(at(template, action, list)) !== undefined)
      .map((list): [string[], unknown] => [['template', action, list], at(template, action, list)])),
  ];
  const faults = lists.flatMap(([field, list]) => (asArray(list) ?? []).flatMap((parameter, index) => {
    const source = asRecord(at(parameter, 'src')) ?? {};
    const dest = asString(at(parameter, 'dest')) ?? '';
    const destFault = field.at(-1) === 'parameters' ? destinationFault(dest, field[1]) : undefined;
    const here = [...field, index, 'src'];
    const changed = (step: string) => field.length > 1 && isWritten(trigger.parameters, [...here, step].slice(1).join('.'));
    return [
      ...ofSource(source, [...path, ...here], known, field.at(-1) === 'parameters').filter(({ path: fault }) => !changed(String(fault.at(-1)))),
      ...destFault === undefined ? [] : [{ path: [...path, ...field, index, 'dest'], fault: 'parameter' as const, ...destFault, line: 'pkg/sensors/triggers/params.go#L151' }],
    ];
  }));
  return [...faults, ...inTrigger(asRecord(trigger.dlqTrigger), [...path, 'dlqTrigger'], known, depth + 1)];
}

function ofSource(source: Json, path: Path, { dependencies, eventOf }: Known, isParameter: boolean): Refusal[] {
  const name = asString(source.dependencyName);
  const dependency = dependencies.find(each => each.name === name);
  if (!name) return [];
  if (dependency === undefined) {
    return [{
      path: [...path, 'dependencyName'],
      fault: isParameter ? 'parameter' : 'payload',
      problem: `is ${JSON.stringify(name)}, which is not the name of a dependency`,
      remedy: `write one of ${dependencies.flatMap(each => asString(each.name) || []).join(', ') || 'the names in spec.dependencies'}`,
      line: 'pkg/sensors/triggers/params.go#L37',
    }];
  }
  // a transformation gives the data another form
  const event = isNil(dependency.transform) ? eventOf(dependency.eventSourceName, dependency.eventName) : undefined;
  return unresolved(source, path, key => event && missingDataFault(event, key));
}

/** What a source names of the data, or else of the context. Data counts where both are named. */
function unresolved(source: Json, path: Path, dataFault: (key: string) => string | undefined): Refusal[] {
  const isData = [source.dataKey, source.dataTemplate].some(asString);
  const [keyField, templateField] = isData ? ['dataKey', 'dataTemplate'] : ['contextKey', 'contextTemplate'];
  const [key, template] = [asString(source[keyField]), asString(source[templateField])];
  const templateFault = template ? goTemplateFault(template) : undefined;
  const keyFault = key ? (isData ? dataFault(key) : contextFault(key)) : undefined;
  const faults: Refusal[] = [
    ...templateFault === undefined ? [] : [refusal([...path, templateField], templateFault, 'write a template of Go, for example {{ .Input.body.order }}')],
    ...keyFault === undefined ? [] : [refusal([...path, keyField], keyFault, 'write the path of a value that the event has')],
  ];
  const isResolved = (template && templateFault === undefined) || (key && keyFault === undefined);
  if (isResolved) return keyFault === undefined ? faults.map(fault => ({ ...fault, fault: 'parameter-fallback' })) : [];
  return isNil(source.value) ? faults : faults.map(fault => ({ ...fault, fault: 'parameter-fallback' }));
}

function refusal(path: Path, problem: string, remedy: string): Refusal {
  return { path, fault: 'parameter-key', problem, remedy, line: 'pkg/sensors/triggers/params.go#L279' };
}

function contextFault(key: string): string | undefined {
  const [first] = key.split('.');
  return !/^\w+$/.test(first) || CONTEXT_FIELDS.some(field => field === first) ? undefined
    : `is ${JSON.stringify(key)}, and the context of an event has the fields ${CONTEXT_FIELDS.join(', ')}`;
}
