import { kyvernoMutatingPolicy } from '../../../src/resources/pod-policy/kyverno-mutating-policy';

const { spec } = kyvernoMutatingPolicy({ failurePolicy: 'Ignore' });

/** Fields of a pod's spec that mutations add or add to. */
const ADDED = ['containers', 'hostAliases', 'initContainers', 'terminationGracePeriodSeconds', 'topologySpreadConstraints', 'volumes'];

/** Kyverno from 1.18 on evaluates variables once, before what the mutations add; run by it, a guard had no host aliases. */
describe('of the variables, which Kyverno evaluates once for all mutations', () => {
  test('two ask for what a mutation adds', () => {
    const asking = spec.variables.filter(({ expression }) => ADDED.some(field => new RegExp(`object\\.spec\\.\\??${field}\\b`).test(expression)));
    expect(asking.map(({ name }) => name)).toEqual(['hasBusGuard', 'busGuardFits']);
  });

  test('hasBusGuard changes its answer with the guard, and no mutation asks it', () => {
    expect(JSON.stringify(spec.mutations)).not.toContain('variables.hasBusGuard');
  });
});

test('a selector of objects keeps Kyverno from making rules for Deployments, which have the same labels', () => {
  expect(spec.matchConstraints.objectSelector.matchExpressions).not.toHaveLength(0);
});

test('its timeout gives the policy a webhook of its own, so that the pods of others do not depend on it', () => {
  expect(spec).toHaveProperty('webhookConfiguration.timeoutSeconds', 5);
});
