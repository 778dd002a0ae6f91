import { demand } from '../../../src/argo-events/refusals/demand';
import { Place, refusalsAt } from '../../../src/argo-events/refusals/places';

const refuse = (field: string) => [demand('file.go#L1', 'value', field, () => false, 'is wrong', 'write another')];
const pathsOf = (places: readonly Place[], spec: unknown) => refusalsAt(places, spec).map(({ path }) => path.join('.'));

test.each([
  ['the object itself', '', 'field', {}, ['spec.field']],
  ['a struct', 'a.b', '', { a: { b: {} } }, ['spec.a.b']],
  ['no struct where a value is none', 'a.b', '', { a: { b: 1 } }, []],
  ['no struct that is null', 'a', '', { a: null }, []],
  ['each item of a list, null included', 'a[]', 'field', { a: [{}, null, 1] }, ['spec.a.0.field', 'spec.a.1.field']],
  ['each entry of a map, null included', 'a{}.b', '', { a: { x: { b: {} }, y: null, z: { b: {} } } }, ['spec.a.x.b', 'spec.a.z.b']],
  ['a struct at any depth', 'a[].dlq*.b', '', { a: [{ b: {}, dlq: { dlq: { b: {} } } }] }, ['spec.a.0.b', 'spec.a.0.dlq.dlq.b']],
])('a place leads to %s', (_, path, field, spec, expected) => {
  expect(pathsOf([{ path, demands: refuse(field) }], spec)).toEqual(expected);
});

test('refusals come in the order of the places, and those of a place in the order of the object', () => {
  const places: Place[] = [{ path: 'b[].c', demands: [...refuse('x'), ...refuse('y')] }, { path: 'a', demands: refuse('') }, { path: '', demands: refuse('') }, { path: 'b[].c', demands: refuse('z') }];
  expect(pathsOf(places, { a: {}, b: [{ c: {} }, { c: {} }] })).toEqual([
    'spec.b.0.c.x', 'spec.b.0.c.y', 'spec.b.1.c.x', 'spec.b.1.c.y', 'spec.a', 'spec', 'spec.b.0.c.z', 'spec.b.1.c.z',
  ]);
});

test('a struct that is in itself is looked at a limited number of times', () => {
  const loop: Record<string, unknown> = {};
  loop.dlq = loop;
  expect(pathsOf([{ path: 'dlq*', demands: refuse('') }], loop)).toHaveLength(21);
});
