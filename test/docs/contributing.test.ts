import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..', '..');

test('the map of the house has the rooms that lint holds apart, in their order', () => {
  const [, table] = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split('| room of `src/` | contents |');
  const rooms = table.split('\n\n')[0].split('\n').flatMap(row => [...row.split(' | ')[0].matchAll(/`([\w-]+)`/g)].map(([, room]) => room));
  const [, { zones }] = parse(readFileSync(join(ROOT, '.eslintrc.json'), 'utf8').replace(/^\/\/.*\n/, '')).rules['import/no-restricted-paths'];
  const inOrder: string[] = [zones[0].target, ...zones[0].from].map(path => path.replace('./src/', ''));
  expect(rooms).toEqual(inOrder);
});
