import { readdirSync } from 'fs';
import { join } from 'path';

const FOLDER = join(__dirname, '../cluster');
const { sort } = new (require('../cluster/support/order'))();
const paths = readdirSync(FOLDER).filter(name => name.endsWith('.test.ts')).map(name => ({ path: join(FOLDER, name) }));
const sorted: string[] = sort(paths).map(({ path }: { path: string }) => path.slice(FOLDER.length + 1, -'.test.ts'.length));

test('suites of own servers and node guards begin first, and those that take long for what few have begin last', () => {
  expect(sorted.slice(0, 7)).toEqual(['own-bus', 'node-guard', 'keeper', 'guard', 'drill', 'admission', 'live']);
  expect(sorted.slice(-2)).toEqual(['without-guards', 'guard-five-servers']);
  expect(sorted).toHaveLength(paths.length);
});
