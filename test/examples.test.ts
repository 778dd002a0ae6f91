import { mkdtempSync, readdirSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const root = join(__dirname, '..', 'examples');
const examples = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name);

test.each(examples)('the example %s synthesizes the YAML that was reviewed', name => {
  const out = mkdtempSync(join(tmpdir(), 'example-'));
  process.env.CDK8S_OUTDIR = out;
  jest.isolateModules(() => require(join(root, name, 'main.ts')));
  const files = readdirSync(out).sort();
  expect(files.map(file => `# ${file}\n${readFileSync(join(out, file), 'utf8')}`).join('\n')).toMatchSnapshot();
});
