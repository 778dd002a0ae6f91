import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

const FOLDER = join(__dirname, '..', '__snapshots__');

/** Compares a text with a YAML file below test/__snapshots__, which a reviewer reads as YAML. `jest -u` writes the file. */
export function expectYamlSnapshot(file: string, text: string): void {
  const path = join(FOLDER, file);
  const { snapshotState } = expect.getState() as unknown as { snapshotState?: { _updateSnapshot?: string } };
  if (snapshotState?._updateSnapshot === 'all') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path) ? readFileSync(path, 'utf8') : `no snapshot ${file}: write it with jest -u, and review it`).toBe(text);
}
