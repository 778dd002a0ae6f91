import { CHECK_SURVIVES } from './check-survives';
import { Call, Code, CodeRecord, EnumMember, isCodeRecord, Reference } from './code';
import { importedNames } from './imports';
import { chartVariable } from './names';
import { ChartPart, Part, Plan, RESOURCE_PROPERTY } from './part';
import { propKeyNames, snake } from './python-names';
import { isReferredTo } from './references';
import { remarkText, UNCHECKED } from './remark';
import { wrapped } from './wrapped';

const WIDTH = 110;

/** The source of `main.py`. */
export function pythonApp(plan: Plan): string {
  const used = new Set<string>();
  const body = plan.charts.flatMap(chart => ['', ...chartLines(chart, plan, used)]);
  const { cdk8s, ours } = importedNames(plan, used);
  return [
    `from cdk8s import ${cdk8s.join(', ')}`,
    ...ours.length > 0 ? [`from cdk8s_argo_events_ha import ${ours.join(', ')}`] : [],
    '',
    'app = App()',
    ...plan.unsurvived.length === 0 ? [] : ['', ...comment([UNCHECKED, ...plan.unsurvived]), `app.node.set_context("${CHECK_SURVIVES}", False)`],
    ...body,
    '',
    'app.synth()',
    '',
  ].join('\n');
}

function chartLines({ id, namespace, parts }: ChartPart, plan: Plan, used: Set<string>): string[] {
  const variable = snake(chartVariable(id));
  return [
    `${variable} = Chart(app, ${text(id)}${namespace === undefined ? '' : `, namespace=${text(namespace)}`})`,
    ...parts.flatMap(part => ['', ...partLines(part, variable, isReferredTo(part, plan) || needsPatches(part), used)]),
  ];
}

/** In Python an ApiObject takes no fields but these. */
const OF_API_OBJECT = ['apiVersion', 'kind', 'metadata'];

function needsPatches({ type, props }: Part): boolean {
  return type === 'ApiObject' && Object.keys(props).some(name => !OF_API_OBJECT.includes(name));
}

function partLines(part: Part, chart: string, isNamed: boolean, used: Set<string>): string[] {
  const { type, id, busName, remarks } = part;
  used.add(type.split('.')[0]);
  const isPlain = type === 'ApiObject';
  const props = isPlain ? Object.fromEntries(Object.entries(part.props).filter(([name]) => OF_API_OBJECT.includes(name))) : part.props;
  const fields = isPlain ? Object.entries(part.props).filter(([name]) => !OF_API_OBJECT.includes(name)) : [];
  const additions = [...fields.map(([name, value]) => ({ path: `/${name}`, value })), ...part.additions];
  const variable = snake(part.variable);
  const property = RESOURCE_PROPERTY[type];
  if (additions.length > 0) used.add('JsonPatch');
  const made = type.includes('fromEventBusName') ? `HaEventBus.from_event_bus_name(${chart}, ${text(id)}, ${text(busName!)}` : `${type}(${chart}, ${text(id)}`;
  return [
    ...comment(remarks.map(remarkText)),
    `${isNamed ? `${variable} = ` : ''}${made}${keywords(type, props, used)})`,
    ...additions.map(({ path, value }) => {
      const patch = value === undefined ? `JsonPatch.remove(${text(path)})` : `JsonPatch.add(${text(path)}, ${codeText(value as Code, '', used)})`;
      return `${variable}${property === undefined ? '' : `.${snake(property)}`}.add_json_patch(${patch})`;
    }),
  ];
}

function keywords(type: Part['type'], props: CodeRecord, used: Set<string>): string {
  const given = Object.entries(props).filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${snake(name)}=${codeText(propKeyNames(type, name, value), '    ', used)}`);
  if (given.length === 0) return '';
  const line = given.join(', ');
  return line.length <= WIDTH / 2 && !line.includes('\n') ? `, ${line}` : `,\n${given.map(each => `    ${each},\n`).join('')}`;
}

function comment(sentences: readonly string[]): string[] {
  return sentences.flatMap(sentence => wrapped(sentence, WIDTH).map(line => `# ${line}`));
}

function codeText(code: Code, indent: string, used: Set<string>): string {
  const line = inline(code, used);
  if (line.length + indent.length <= WIDTH) return line;
  const inner = `${indent}    `;
  if (Array.isArray(code)) return `[\n${code.map(item => `${inner}${codeText(item as Code, inner, used)},\n`).join('')}${indent}]`;
  if (isCodeRecord(code)) return `{\n${entries(code).map(([key, value]) => `${inner}${text(key)}: ${codeText(value, inner, used)},\n`).join('')}${indent}}`;
  return line;
}

function inline(code: Code, used: Set<string>): string {
  if (code instanceof Reference) return snake(code.variable);
  if (code instanceof EnumMember) return `${useOf(code.type, used)}.${code.member}`;
  if (code instanceof Call) return `${useOf(code.type, used)}.${snake(code.method)}(${code.args.map(arg => argument(arg, used)).join(', ')})`;
  if (Array.isArray(code)) return `[${code.map(item => inline(item as Code, used)).join(', ')}]`;
  if (isCodeRecord(code)) return `{${entries(code).map(([key, value]) => `${text(key)}: ${inline(value, used)}`).join(', ')}}`;
  return typeof code === 'string' ? text(code) : typeof code === 'boolean' ? (code ? 'True' : 'False') : String(code);
}

/** A struct as the last argument is given by its fields. */
function argument(code: Code, used: Set<string>): string {
  return isCodeRecord(code) ? entries(code).map(([key, value]) => `${snake(key)}=${inline(value, used)}`).join(', ') : inline(code, used);
}

function useOf(type: string, used: Set<string>): string {
  used.add(type.split('.')[0]);
  return type;
}

function entries(code: CodeRecord): [string, Code][] {
  return Object.entries(code).filter(([, value]) => value !== undefined);
}

function text(value: string): string {
  return JSON.stringify(value);
}

