import { readFileSync } from 'fs';
import { join } from 'path';
import { FAULTS } from '../../src/drill/faults/faults';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'drill.md'), 'utf8');

test('the table of the faults has each fault once, in the order of the drill', () => {
  const [, table] = page.split('| fault | target | how |');
  const rows = table.split('\n\n')[0].split('\n').filter(line => line.startsWith('| `'));
  const ids = rows.flatMap(row => [...row.split(' | ')[0].matchAll(/`([\w-]+)`/g)].map(([, id]) => id));
  expect(ids).toEqual(FAULTS.map(({ id }) => id));
});
