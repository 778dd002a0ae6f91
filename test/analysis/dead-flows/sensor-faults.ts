import { DeadFlowFault, Manifest } from './faults';

const sensor = (manifests: Manifest[]) => manifests.find(({ kind }) => kind === 'Sensor')!.spec;
const eachDependency = (change: (dependency: Manifest) => void) => (manifests: Manifest[]) => sensor(manifests).dependencies.forEach(change);
const filters = (given: unknown, more: Manifest = {}) => eachDependency(dependency => { Object.assign(dependency, { filters: given }, more); });
const number = { path: 'body.total', type: 'number', value: ['10'] };
const data = (filter: Manifest) => filters({ data: [{ ...number, ...filter }] });
const expression = (expr: string) => filters({ exprs: [{ expr, fields: [{ name: 'total', path: 'body.total' }] }] });
const or = { filtersLogicalOperator: 'or' };

/** Dependencies that no event passes. */
export const DEPENDENCY_FAULTS: readonly DeadFlowFault[] = [
  { name: 'an event in other letters', change: eachDependency(dependency => { dependency.eventName = dependency.eventName.toUpperCase(); }) },
  { name: 'a dependency without eventName', change: eachDependency(dependency => { delete dependency.eventName; }) },
  { name: 'a dependency without a name', change: eachDependency(dependency => { delete dependency.name; }) },
  { name: 'no dependencies', change: manifests => { sensor(manifests).dependencies = []; } },
  { name: 'a filter of an unknown type', change: data({ type: 'Number' }) },
  { name: 'a filter whose value is a text', change: data({ value: '10' }) },
  { name: 'a filter whose values are numbers', change: data({ value: [10] }) },
  { name: 'a filter without a path', change: data({ path: undefined }) },
  { name: 'a filter with an unknown comparator', change: data({ comparator: '==' }) },
  { name: 'a list in place of filters', change: filters([{ data: [number] }]) },
  { name: 'filters whose data is a map', change: filters({ data: number }) },
  { name: 'an unknown operator of data', change: filters({ dataLogicalOperator: 'AND', data: [number] }) },
  { name: 'an unknown operator of filters', change: filters({ data: [number] }, { filtersLogicalOperator: 'xor' }) },
  { name: 'filters of which each fails, one of which is enough', change: filters({ dataLogicalOperator: 'or', data: [{ ...number, type: 'Number' }, { ...number, type: 'int' }] }) },
  { name: 'a filter that fails beside one that passes, one of which is enough', change: filters({ data: [{ ...number, type: 'Number' }], time: { start: '00:00:00', stop: '12:00:00' } }, or) },
  { name: 'no filter, one of which is enough', change: filters({}, or) },
  { name: 'the context of another type', change: filters({ context: { type: 'redis' } }) },
  { name: 'the context of another source', change: filters({ context: { source: 'nobody' } }) },
  { name: 'the context of another subject', change: filters({ context: { subject: 'nothing' } }) },
  { name: 'an expression that cannot be read', change: expression('total ==') },
  { name: 'an expression with an unknown name', change: expression('amount > 10') },
  { name: 'a script that returns nothing', change: filters({ script: 'event.body.paid = true' }) },
  { name: 'a script that returns a text', change: filters({ script: 'return "true"' }) },
  { name: 'a script that is not Lua', change: filters({ script: 'return (' }) },
  { name: 'a time without minutes', change: filters({ time: { start: '8', stop: '9' } }) },
  { name: 'a jq filter that cannot be read', change: eachDependency(dependency => { dependency.transform = { jq: '.body |' }; }) },
  { name: 'a transformation that returns nothing', change: eachDependency(dependency => { dependency.transform = { script: 'event.body.paid = true' }; }) },
];
