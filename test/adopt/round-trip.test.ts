import { parseAllDocuments } from 'yaml';
import { adopted, byName } from './support';
import { Json } from '../../src/values/json-values';
import { exampleNames, synthExample, synthNativeExample } from '../support/example';

const EXAMPLES = [
  ...exampleNames().map(name => ({ name, files: synthExample(name) })),
  ...['quickstart', 'many-sources'].map(name => ({ name: `${name} on a native bus`, files: synthNativeExample(name) })),
];

describe.each(EXAMPLES)('the YAML of the example $name', ({ files }) => {
  const text = Object.values(files).join('---\n');
  // the cluster has the pod policy that the clients of a native bus ask for
  const { plan, objects } = adopted(text, { facts: { podPolicy: true } });

  test('is adopted by an app that synthesizes the same', () => {
    const before = parseAllDocuments(text).map(document => document.toJS() as Json);
    expect(byName(objects)).toEqual(byName(before));
  });

  test('becomes constructs alone, without a remark', () => {
    const parts = plan.charts.flatMap(chart => chart.parts);
    expect(parts.filter(({ type }) => !type.startsWith('Ha')).map(({ type, id }) => `${type} ${id}`)).toEqual([]);
    expect(parts.flatMap(({ remarks }) => remarks)).toEqual([]);
    expect(plan).toMatchObject({ unsurvived: [], leftOut: [] });
  });
});
