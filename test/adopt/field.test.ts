import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { adopted, byName } from './support';
import { build, errorsOf } from '../../src/adopt/build';
import { typescriptApp } from '../../src/adopt/typescript';
import { flowOfManifests } from '../../src/analysis/analyse-manifests';
import { durableConsumer } from '../../src/argo-events/catalog/names';
import { buildFlow } from '../../src/flow/build-flow';
import { Flow } from '../../src/flow/flow';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { runRules } from '../../src/lint/engine/run-rules';
import { RULES } from '../../src/lint/rules';
import { FlowObject } from '../../src/manifests/manifest-object';
import { FIELD_CASES } from '../lint/support/field-cases';

const ROOT = join(__dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'examples/checks/usual-guide.yaml'), 'utf8');
const INPUTS = [{ name: 'the usual guide', text: GUIDE }, ...FIELD_CASES];

/** Errors by rule and object. */
function errors(flow: Flow): string[] {
  const { findings } = runRules(RULES, flow, resolveFacts(flow, { podPolicy: true }));
  return findings.filter(({ rule, severity = rule.severity }) => severity === 'error')
    .map(({ rule, object }) => `${rule.id} ${object.kind} ${object.namespace}/${object.name}`);
}

const ADDRESSES = ['port', 'endpoint', 'method', 'topic', 'queue', 'consumerGroup', 'queueDeclare', 'subject', 'channel', 'url'];

/** What callers, remotes and the bus know a flow by. */
function seenFromOutside({ buses, sources: all, sensors }: Flow) {
  const named = ({ object: { namespace, name } }: { object: FlowObject }) => `${namespace}/${name}`;
  return {
    buses: buses.map(bus => [named(bus), bus.type, bus.servers?.fields.persistence ?? null]).sort(),
    addresses: all.flatMap(source => source.events.map(({ type, name, event }) => [
      named(source), type.field, name, ADDRESSES.map(field => event[field] ?? null), source.busName,
    ])).sort(),
    consumers: sensors.flatMap(sensor => sensor.triggers.flatMap(trigger => sensor.dependencies.map(({ name, eventSourceName, eventName }) => [
      named(sensor), durableConsumer(sensor.object.name, trigger.name ?? '', name ?? ''), eventSourceName, eventName, sensor.busName,
    ]))).sort(),
  };
}

/** Of two objects of one name, the last one counts. */
function lastOfEach({ objects }: Flow): Flow {
  const last = new Map(objects.map(object => [`${object.kind} ${object.namespace}/${object.name}`, object]));
  return buildFlow([...last.values()]);
}

const sources = new Map<string, string>();

describe.each(INPUTS)('$name', ({ name, text }) => {
  const { flow, plan, objects } = adopted(text);
  sources.set(join(ROOT, 'examples', `${name.replace(/\W+/g, '-')}.ts`), typescriptApp(plan));

  test('goes into an app that synthesizes', () => {
    expect(errorsOf(build(plan).app)).toEqual([]);
  });

  test('keeps every object, or says why not', () => {
    const kept = byName(objects);
    const left = new Set(plan.leftOut.map(({ object }) => object));
    expect(flow.objects.filter(object => !left.has(object) && kept[`${object.kind} ${object.namespace}/${object.name}`] === undefined)).toEqual([]);
  });

  test('keeps ports, endpoints, topics, subscriptions and volumes', () => {
    expect(seenFromOutside(flowOfManifests(objects.map((manifest, index) => ({ file: `${index}`, manifest }))))).toEqual(seenFromOutside(lastOfEach(flow)));
  });

  test('has no error that it did not have', () => {
    const before = new Set(errors(flow));
    const then = flowOfManifests(objects.map((manifest, index) => ({ file: `${index}`, manifest })));
    expect(errors(then).filter(error => !before.has(error))).toEqual([]);
  });
});

test('all apps compile', () => {
  const { config } = ts.readConfigFile(join(ROOT, 'examples/tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'examples'));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (file, version) => {
    const source = sources.get(file);
    return source === undefined ? getSourceFile(file, version) : ts.createSourceFile(file, source, version);
  };
  host.fileExists = file => sources.has(file) || fileExists(file);
  host.readFile = file => sources.get(file) ?? readFile(file);
  const program = ts.createProgram([...sources.keys()], { ...options, noEmit: true, noUnusedLocals: true }, host);
  const problems = [...sources.keys()].map(file => program.getSourceFile(file))
    .flatMap(file => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]);
  expect(problems.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)).toEqual([]);
}, 120_000);
