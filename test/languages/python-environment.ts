import { mkdtempSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { installed, run } from './support';
import { distribution } from '../../tools/languages/package-language';

/** The interpreter of a new virtual environment with the built package, and with the versions of its peers that are installed here. */
export function pythonEnvironment(): string {
  const folder = mkdtempSync(join(tmpdir(), 'python-environment-'));
  run(folder, folder, 'python3', '-m', 'venv', folder);
  const python = join(folder, 'bin', 'python');
  const wheel = readdirSync(distribution('python')).find(file => file.endsWith('.whl'))!;
  const pins = ['cdk8s', 'constructs', 'cdk8s-plus-28'].map(name => `${name}==${installed(name)}`);
  run(folder, folder, python, '-m', 'pip', 'install', '--quiet', '--no-input', join(distribution('python'), wheel), ...pins);
  return python;
}
