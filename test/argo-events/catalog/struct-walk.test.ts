import * as fc from 'fast-check';
import { knownPart, visitFields } from '../../../src/argo-events/catalog/struct-walk';

const spec = {
  replicas: 2,
  replica: 3,
  template: { container: { env: [{ name: 'A', vale: 'b' }], livenessProbe: {} } },
  webhook: { order: { endpoint: '/', prot: '12000' } },
};

test('every key is visited, with its path, parents first', () => {
  expect(visitFields('EventSourceSpec', spec).map(field => `${field.path.join('.')}${field.known ? '' : ' (unknown)'}`)).toEqual([
    'replicas', 'replica (unknown)', 'template', 'template.container', 'template.container.env', 'template.container.env.0.name',
    'template.container.env.0.vale (unknown)', 'template.container.livenessProbe (unknown)', 'webhook', 'webhook.order.endpoint', 'webhook.order.prot (unknown)',
  ]);
});

test('the known part has no unknown key', () => {
  expect(knownPart('EventSourceSpec', spec)).toEqual({
    replicas: 2, template: { container: { env: [{ name: 'A' }] } }, webhook: { order: { endpoint: '/' } },
  });
});

test('below a field without a schema everything is kept', () => {
  const source = { resource: { kind: 'Workflow', any: [{ thing: 1 }] } };
  expect(knownPart('ArtifactLocation', source)).toEqual(source);
});

test('cycles, which YAML aliases can make, end', () => {
  const trigger: Record<string, unknown> = { atLeastOnce: true, template: { k8s: { source: { resource: {} } } } };
  trigger.dlqTrigger = trigger;
  (trigger.template as any).k8s.source.resource.self = trigger;
  expect(visitFields('Trigger', trigger).map(field => field.path.join('.'))).toEqual([
    'atLeastOnce', 'template', 'template.k8s', 'template.k8s.source', 'template.k8s.source.resource', 'dlqTrigger',
  ]);
  expect(knownPart('Trigger', trigger)).toEqual({ atLeastOnce: true, template: { k8s: { source: { resource: { self: null } } } }, dlqTrigger: null });
});

test('whatever is given, the walk ends and the known part of the known part is itself', () => {
  fc.assert(fc.property(fc.constantFrom('EventBus', 'EventSource', 'Sensor'), fc.object({ key: fc.constantFrom('spec', 'triggers', 'webhook', 'template', 'container', 'x') }), (struct, value) => {
    const known = knownPart(struct, value);
    expect(visitFields(struct, known).every(field => field.known)).toBe(true);
    expect(knownPart(struct, known)).toBe(known);
  }));
});
