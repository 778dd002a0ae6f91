import { DEPENDENCY, sensorChart } from '../../support/synth';

const on = (more: object) => () => sensorChart({ dependencies: [{ ...DEPENDENCY, ...more }] });
const data = { path: 'body.total', type: 'number', value: ['5'] };

test.each<[string, object, string]>([
  ['an operator between filters', { filtersLogicalOperator: 'xor' }, 'dependencies.order.filtersLogicalOperator: got "xor". The controller rejects the Sensor. Allowed: and, or'],
  ['an operator between data', { filters: { dataLogicalOperator: '&&' } }, 'dependencies.order.filters.dataLogicalOperator: got "&&"'],
  ['an operator between expressions', { filters: { exprLogicalOperator: 'OR' } }, 'dependencies.order.filters.exprLogicalOperator: got "OR"'],
  ['a comparator', { filters: { data: [{ ...data, comparator: '==' }] } },
    'dependencies.order.filters.data[0].comparator: got "==". The controller rejects the Sensor. Allowed: >=, >, =, !=, <, <='],
  ['a name that no condition can hold', { name: 'order.created' }, 'dependencies.order.created: the name "order.created" cannot be used: it is a variable in the condition of every trigger'],
])('%s that Argo Events does not know is refused', (_, more, message) => expect(on(more)).toThrow(message));

test('filters that it knows are taken', () => {
  expect(on({ filtersLogicalOperator: 'or', filters: { dataLogicalOperator: 'and', data: [{ ...data, comparator: '>=' }] } })).not.toThrow();
});
