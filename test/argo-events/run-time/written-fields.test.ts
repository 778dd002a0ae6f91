import { destinations, isWritten } from '../../../src/argo-events/run-time/written-fields';

const to = (...fields: unknown[]) => fields.map(dest => ({ src: { dependencyName: 'order', dataKey: 'body' }, dest }));

test.each<[fields: unknown[], path: string, written: boolean]>([
  [['http.url'], 'http.url', true],
  [['http'], 'http.url', true],
  [['http.url.host'], 'http.url', false],
  [['http.u'], 'http.url', false],
  [['k8s.operation', 'http.url'], 'http.url', true],
  [[''], 'http.url', false],
  [[7], 'http.url', false],
  [[], 'http.url', false],
])('parameters to %j: is %s written? %s', (fields, path, written) => {
  expect(isWritten(to(...fields), path)).toBe(written);
});

test('a parameter without a destination has an empty one', () => {
  expect(destinations([...to('http.url', undefined), null, 'text'])).toEqual(['http.url', '', '', '']);
});

test.each([undefined, null, 'http.url', { dest: 'http.url' }])('%j is no list of parameters', parameters => {
  expect(destinations(parameters)).toEqual([]);
  expect(isWritten(parameters, 'http.url')).toBe(false);
});
