import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strictPython } from './strict-python';

/** Makes the dicts strict in the sources that jsii-pacmak generated, and builds wheel and source distribution of these as jsii-pacmak does. */
export function buildPython(sources: string, out: string): void {
  for (const file of readdirSync(join(sources, 'src'), { recursive: true, encoding: 'utf8' }).filter(each => each.endsWith('.py'))) {
    const path = join(sources, 'src', file);
    writeFileSync(path, strictPython(readFileSync(path, 'utf8')));
  }
  const environment = mkdtempSync(join(tmpdir(), 'python-build-'));
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    run('python3', '-m', 'venv', environment);
    const python = join(environment, 'bin', 'python');
    const requirements = join(dirname(require.resolve('jsii-pacmak/package.json')), 'lib/targets/python/requirements-dev.txt');
    run(python, '-m', 'pip', 'install', '--quiet', '--no-input', '-r', requirements);
    run(python, '-m', 'build', '--outdir', out, sources);
    run(python, '-m', 'twine', 'check', ...readdirSync(out).map(file => join(out, file)));
  } finally {
    rmSync(environment, { recursive: true });
  }
}
