import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { STRUCTS } from '../../src/argo-events/catalog/schema';
import { structFields } from '../../src/argo-events/catalog/struct-walk';
import { buildFlow } from '../../src/flow/build-flow';
import { check } from '../../src/lint/engine/check';
import { NO_CONFIG } from '../../src/lint/engine/config';
import { RULES } from '../../src/lint/rules';
import { loadManifests } from '../../src/manifests/load-manifests';

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', '3', 0, -1, 2, 3, 1e308, '1GB', '34%', 'always', 'k8s', '__proto__', '${x}', '[', '\n', 'a.b', [], {}, [null], [[]], { constructor: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A value for a struct of the schema: some of its fields, mostly of the right shape, some not, and keys that do not exist. */
function valueOf(struct: string | undefined, depth: number): fc.Arbitrary<unknown> {
  if (struct === undefined || depth === 0) return junk;
  const fields = [...structFields(struct)];
  const known = fc.subarray(fields, { maxLength: Math.min(6, fields.length) }).chain(chosen =>
    fc.tuple(...chosen.map(([name, { struct: inner, many }]) => {
      const one = valueOf(inner, depth - 1);
      const shaped = many === '[]' ? fc.array(one, { maxLength: 2 }) : many === '{}' ? fc.dictionary(fc.constantFrom('a', 'b.c', '__x', 'toString'), one, { maxKeys: 2, noNullPrototype: true }) : one;
      return fc.tuple(fc.constant(name), fc.oneof({ weight: 6, arbitrary: shaped }, { weight: 1, arbitrary: junk }));
    })).map(entries => Object.fromEntries(entries)));
  return fc.tuple(known, fc.dictionary(fc.constantFrom('probes', 'hasOwnProperty', 'x'), junk, { maxKeys: 1, noNullPrototype: true })).map(([a, b]) => ({ ...a, ...b }));
}

const ROOTS: Record<string, string> = { EventBus: 'EventBusSpec', EventSource: 'EventSourceSpec', Sensor: 'SensorSpec' };
const OTHERS = { PodDisruptionBudget: 'policy/v1', Service: 'v1', Role: 'rbac.authorization.k8s.io/v1', RoleBinding: 'rbac.authorization.k8s.io/v1', Job: 'batch/v1', Deployment: 'apps/v1', ConfigMap: 'v1', MutatingAdmissionPolicy: 'admissionregistration.k8s.io/v1' };

const manifest = fc.oneof(
  fc.constantFrom(...Object.keys(ROOTS)).chain(kind => fc.record({
    apiVersion: fc.constant('argoproj.io/v1alpha1'),
    kind: fc.constant(kind),
    metadata: fc.oneof(junk, fc.record({ name: fc.oneof(fc.constantFrom('default', 'hooks', 'orders'), junk), annotations: fc.oneof(junk, fc.dictionary(fc.string(), junk, { noNullPrototype: true })) })),
    spec: fc.oneof({ weight: 9, arbitrary: valueOf(ROOTS[kind], 5) }, { weight: 1, arbitrary: junk }),
  })),
  fc.constantFrom(...Object.entries(OTHERS)).chain(([kind, apiVersion]) => fc.record({
    apiVersion: fc.constant(apiVersion),
    kind: fc.constant(kind),
    metadata: fc.record({ name: fc.constant('x') }),
    spec: fc.oneof(junk, fc.record({ selector: fc.oneof(junk, fc.record({ matchLabels: fc.constant({ 'controller': 'sensor-controller', 'sensor-name': 'orders' }) })), maxUnavailable: junk, minAvailable: junk, ports: junk })),
    rules: junk,
    subjects: junk,
    roleRef: junk,
    data: junk,
  })),
);

/** The writer leaves the key `<<` plain, which a reader takes for a merge. */
function yamlOf(value: unknown): string {
  return stringify(value, JSON.stringify(value).includes('"<<":') ? { defaultKeyType: 'QUOTE_DOUBLE' } : {});
}

function checked(text: string) {
  const { objects, problems, passedOver } = loadManifests([{ file: 'm.yaml', text }]);
  const flow = buildFlow(objects);
  return check({ flow, before: flow, rules: RULES, config: NO_CONFIG, baseline: new Map(), passedOver, problems }).report;
}

test('no manifest, however wrong, makes a rule fail; every finding is inside of the file', () => {
  expect(Object.values(ROOTS).filter(root => !(root in STRUCTS))).toEqual([]);
  fc.assert(fc.property(fc.array(manifest, { minLength: 1, maxLength: 4 }), manifests => {
    const text = manifests.map(yamlOf).join('---\n');
    const { problems, findings, unknowns } = checked(text);
    expect(problems).toEqual([]);
    const lines = text.split('\n');
    for (const { location } of [...findings, ...unknowns]) {
      expect(location.line).toBeGreaterThan(0);
      expect(location.line).toBeLessThanOrEqual(lines.length);
      expect(location.column).toBeLessThanOrEqual(lines[location.line - 1].length + 1);
    }
  }), { numRuns: 300 });
});

test('the same manifests have the same findings, in YAML and in JSON', () => {
  const sensor = { apiVersion: 'argoproj.io/v1alpha1' as const, kind: 'Sensor', metadata: { name: 'orders', annotations: { '': { '<<': false } } }, spec: {} };
  fc.assert(fc.property(fc.array(manifest, { minLength: 1, maxLength: 3 }), manifests => {
    const list = { apiVersion: 'v1', kind: 'List', items: manifests };
    const of = (text: string) => checked(text).findings.map(({ rule, what, path }) => `${rule} ${path} ${what}`).sort();
    expect(of(JSON.stringify(list))).toEqual(of(yamlOf(list)));
  }), { numRuns: 100, examples: [[[sensor]]] });
});
