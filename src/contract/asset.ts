import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

/** `assets/` of the package: from lib/src/contract, or from src/contract in the repository. */
const FOLDER = ['../../../assets', '../../assets'].map(folder => join(__dirname, folder)).find(existsSync)!;

/** The text of a script that runs elsewhere: in a pod, in HAProxy, in a browser. Each is a separate file, so that its linter reads it. */
export function asset(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}
