import { mkdtempSync, readdirSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

export const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** The examples that are cdk8s apps. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && readdirSync(join(EXAMPLES, entry.name)).includes('main.ts'))
    .map(entry => entry.name);
}

/** Runs an example here and gives what it writes, by file. */
export function synthExample(name: string): Record<string, string> {
  const out = mkdtempSync(join(tmpdir(), 'example-'));
  process.env.CDK8S_OUTDIR = out;
  jest.isolateModules(() => require(join(EXAMPLES, name, 'main.ts')));
  delete process.env.CDK8S_OUTDIR;
  return Object.fromEntries(readdirSync(out).sort().map(file => [file, readFileSync(join(out, file), 'utf8')]));
}
