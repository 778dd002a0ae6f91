import { parseAllDocuments } from 'yaml';
import { adopted, byName } from './support';
import { Json } from '../../src/values/json-values';
import { exampleNames, synthExample } from '../support/example';

describe.each(exampleNames())('the YAML of the example %s', name => {
  const text = Object.values(synthExample(name)).join('---\n');
  const { plan, objects } = adopted(text);

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
