import { CHECK_SURVIVES } from './check-survives';
import { Call, Code, CodeRecord, EnumMember, isCodeRecord, Reference } from './code';
import { importedNames } from './imports';
import { chartVariable } from './names';
import { ChartPart, Part, Plan, RESOURCE_PROPERTY } from './part';
import { isReferredTo } from './references';
import { remarkText, UNCHECKED } from './remark';
import { wrapped } from './wrapped';

const WIDTH = 110;

/** The source of `main.ts`. */
export function typescriptApp(plan: Plan): string {
  const used = new Set<string>();
  const body = plan.charts.flatMap(chart => ['', ...chartLines(chart, plan, used)]);
  const { cdk8s, ours } = importedNames(plan, used);
  return [
    `import { ${cdk8s.join(', ')} } from 'cdk8s';`,
    ...ours.length > 0 ? [`import { ${ours.join(', ')} } from 'cdk8s-argo-events-ha';`] : [],
    '',
    'const app = new App();',
    ...plan.unsurvived.length === 0 ? [] : [
      '',
      ...comment([UNCHECKED, ...plan.unsurvived]),
      `app.node.setContext('${CHECK_SURVIVES}', false);`,
    ],
    ...body,
    '',
    'app.synth();',
    '',
  ].join('\n');
}

function chartLines({ id, namespace, parts }: ChartPart, plan: Plan, used: Set<string>): string[] {
  const variable = chartVariable(id);
  return [
    `const ${variable} = new Chart(app, ${text(id)}${namespace === undefined ? '' : `, { namespace: ${text(namespace)} }`});`,
    ...parts.flatMap(part => ['', ...partLines(part, variable, isReferredTo(part, plan), used)]),
  ];
}

function partLines({ type, id, variable, busName, props, additions, remarks }: Part, chart: string, isNamed: boolean, used: Set<string>): string[] {
  used.add(type.split('.')[0]);
  const call = type.includes('fromEventBusName') ? `HaEventBus.fromEventBusName(${chart}, ${text(id)}, ${text(busName!)}` : `new ${type}(${chart}, ${text(id)}`;
  const given = Object.keys(props).length > 0 ? `, ${codeText(props, '', used)}` : '';
  const property = RESOURCE_PROPERTY[type];
  if (additions.length > 0) used.add('JsonPatch');
  const patches = additions.map(({ path, value }) => {
    const patch = value === undefined ? `JsonPatch.remove(${text(path)})` : `JsonPatch.add(${text(path)}, ${codeText(value as Code, '', used)})`;
    return `${variable}${property === undefined ? '' : `.${property}`}.addJsonPatch(${patch});`;
  });
  return [...comment(remarks.map(remarkText)), `${isNamed ? `const ${variable} = ` : ''}${call}${given});`, ...patches];
}

function comment(sentences: readonly string[]): string[] {
  return sentences.flatMap(sentence => wrapped(sentence, WIDTH).map(line => `// ${line}`));
}

/** Code on one line where it fits. */
export function codeText(code: Code, indent: string, used: Set<string>): string {
  const line = inline(code, used);
  if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line;
  const inner = `${indent}  `;
  if (Array.isArray(code)) return `[\n${code.map(item => `${inner}${codeText(item as Code, inner, used)},\n`).join('')}${indent}]`;
  if (isCodeRecord(code)) return `{\n${entries(code).map(([key, value]) => `${inner}${shorthand(key, codeText(value, inner, used))},\n`).join('')}${indent}}`;
  return line;
}

function inline(code: Code, used: Set<string>): string {
  if (code instanceof Reference) return code.variable;
  if (code instanceof EnumMember) return `${useOf(code.type, used)}.${code.member}`;
  if (code instanceof Call) return `${useOf(code.type, used)}.${code.method}(${code.args.map(arg => inline(arg, used)).join(', ')})`;
  if (Array.isArray(code)) return `[${code.map(item => inline(item as Code, used)).join(', ')}]`;
  if (isCodeRecord(code)) return entries(code).length === 0 ? '{}' : `{ ${entries(code).map(([key, value]) => shorthand(key, inline(value, used))).join(', ')} }`;
  return typeof code === 'string' ? text(code) : String(code);
}

function useOf(type: string, used: Set<string>): string {
  used.add(type.split('.')[0]);
  return type;
}

function entries(code: CodeRecord): [string, Code][] {
  return Object.entries(code).filter(([, value]) => value !== undefined);
}

function shorthand(key: string, value: string): string {
  const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key);
  return name === value ? name : `${name}: ${value}`;
}

/** A text of several lines is written as one, line by line. */
function text(value: string): string {
  if (/\n/.test(value) && !/[\r\u2028\u2029]/.test(value)) return `\`${value.replace(/[\\`]|\$\{/g, found => `\\${found}`)}\``;
  return `'${JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}
