import { execFile } from 'child_process';
import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { promisify } from 'util';
import { testContext } from './pinned-kubectl';

/** The shell commands below a heading of a page, a block an item. */
export function sectionOf(document: string, title: string): string[] {
  const text = readFileSync(join(__dirname, '../../..', document), 'utf8');
  const section = text.split(/^## /m).find(each => each.startsWith(`${title}\n`));
  if (section === undefined) throw new Error(`${document} has no section "${title}"`);
  return [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block]) => block);
}

/** Runs commands for the namespace `shop` in a namespace of the tests, in a folder for their files, which it gives. */
export async function shell(commands: string, namespace: string, folder = mkdtempSync(join(tmpdir(), 'page-')), before?: () => void): Promise<string> {
  if (/^kubectl (?!-n shop |--namespace)/m.test(commands)) throw new Error(`a command without -n shop would leave the namespace of the tests: ${commands}`);
  before?.();
  const pinned = `set -eo pipefail\nkubectl() { command kubectl --context '${testContext()}' "$@"; }\n`;
  await promisify(execFile)('bash', ['-c', pinned + commands.replaceAll('-n shop ', `-n ${namespace} `)], { cwd: folder, timeout: 400_000 });
  return folder;
}
