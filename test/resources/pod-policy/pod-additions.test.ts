import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { mutatingAdmissionPolicy } from '../../../src/resources/pod-policy/mutating-admission-policy';
import { Mutation } from '../../../src/resources/pod-policy/pod-addition';
import { POD_ADDITIONS, variables } from '../../../src/resources/pod-policy/pod-additions';

const mutations = POD_ADDITIONS.flatMap(addition => addition.mutations);
const checks = POD_ADDITIONS.flatMap(addition => addition.checks);
const expressionOf = (mutation: Mutation) =>
  mutation.patchType === 'JSONPatch' ? mutation.jsonPatch.expression : mutation.applyConfiguration.expression;
const jsonPatches = mutations.filter(({ patchType }) => patchType === 'JSONPatch').map(expressionOf);
const applyConfigurations = mutations.filter(({ patchType }) => patchType === 'ApplyConfiguration').map(expressionOf);
const everything = [...variables.map(({ expression }) => expression), ...mutations.map(expressionOf)];

/** The traps of admission, each of which a changed expression could step into; on a cluster they are tested by pods. */
describe('the mutations', () => {
  test.each([
    'topologySpreadConstraints', 'matchLabelKeys', 'labelSelector', 'hostnames', 'fieldRef', 'command', 'capabilities', 'tolerations',
  ])('never apply %s, which is atomic and would be refused', field => {
    expect(applyConfigurations.join()).not.toContain(field);
  });

  test('never patch in a list of Objects, on which API servers up to 1.36 panic', () => {
    for (const expression of jsonPatches) expect(expression).not.toMatch(/value: \[\s*Object/);
  });

  test('make a list and fill it in one patch, since an empty list does not outlive it', () => {
    for (const expression of jsonPatches) {
      const paths = [...expression.matchAll(/JSONPatch\{op: "add", path: "([^"]+)"/g)].map(([, path]) => path);
      expect(paths).toEqual([paths[0], expect.stringMatching(`^${paths[0]}/(-|0)$`)]);
    }
  });

  test('need no conditions beside variables, with which a policy is refused at the first attempt', () => {
    const { spec } = mutatingAdmissionPolicy({ failurePolicy: 'Ignore' });
    expect(spec.variables).not.toHaveLength(0);
    expect(spec).not.toHaveProperty('matchConditions');
  });

  test('are made on CREATE only and again after other mutations', () => {
    const { spec } = mutatingAdmissionPolicy({ failurePolicy: 'Ignore' });
    expect(spec.matchConstraints.resourceRules).toEqual([{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }]);
    expect(spec.reinvocationPolicy).toBe('IfNeeded');
  });

  test('each have a branch that changes nothing', () => {
    for (const expression of applyConfigurations) expect(expression).toMatch(/: Object\{\}$/);
    for (const expression of jsonPatches) expect(expression).toMatch(/^ +\? \[\]$/m);
  });

  test('convert annotations only after a look at them, since a conversion that fails would undo the mutation', () => {
    for (const expression of everything.filter(text => text.includes('int(variables.annotations'))) {
      expect(expression).toMatch(/\.matches\("\^\[1-9\]\[0-9\]\{0,\d\}\$"\)\s+\? int\(/);
    }
  });

  test('fit on a screen: no line is longer than 160 characters', () => {
    for (const line of everything.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(160);
  });
});

describe('the contract with the constructs', () => {
  test.each(Object.values(PodAnnotation))('%s is read', key => {
    expect(everything.join()).toContain(`"${key}"`);
  });

  test('every annotation is checked, but those of the guard\'s numbers, which have defaults', () => {
    const unchecked = Object.values(PodAnnotation).filter(key => !checks.some(({ expression }) => expression.includes(`"${key}"`)));
    const { POLICY, BUS_GUARD_FALL, BUS_GUARD_CPU_REQUEST, BUS_GUARD_MEMORY } = PodAnnotation;
    expect(unchecked).toEqual([POLICY, BUS_GUARD_FALL, BUS_GUARD_CPU_REQUEST, BUS_GUARD_MEMORY]);
  });

  test('variables are defined once, and before they are used', () => {
    const defined: string[] = [];
    for (const { name, expression } of variables) {
      for (const [, used] of expression.matchAll(/variables\.(\w+)/g)) expect(defined).toContain(used);
      expect(defined).not.toContain(name);
      defined.push(name);
    }
    for (const [, used] of [...mutations.map(expressionOf), ...checks.map(({ expression }) => expression)].join().matchAll(/variables\.(\w+)/g)) {
      expect(defined).toContain(used);
    }
  });
});
