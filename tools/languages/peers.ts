import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A package of another language that the package in that language needs, made from this npm package. */
export interface Peer {
  readonly name: string;
  readonly folder: string;
  readonly version: string;
  readonly java: { readonly maven: { readonly groupId: string; readonly artifactId: string } };
  readonly go: { readonly moduleName: string; readonly packageName?: string };
}

/** The peer dependencies that jsii knows, each after those that it needs. */
export function peers(): Peer[] {
  const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const found = Object.keys(peerDependencies).map(name => {
    const folder = join(ROOT, 'node_modules', name);
    const { version, jsii, peerDependencies: needed = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { name, folder, version, needed: Object.keys(needed).length, ...jsii.targets };
  });
  return found.sort((a, b) => a.needed - b.needed);
}

/** The module path of a peer in Go, with its major version where Go wants one. */
export function goModule({ name, version, go }: Peer): string {
  const major = Number(version.split('.')[0]);
  return `${go.moduleName}/${go.packageName ?? name.replace(/[^a-z0-9]/g, '')}${major > 1 ? `/v${major}` : ''}`;
}

/** Whether the registry that the language's own client uses has the peer. */
export const HAS_PEER: Readonly<Record<'java' | 'go', (peer: Peer) => boolean>> = {
  go: peer => succeeds('go', 'mod', 'download', `${goModule(peer)}@v${peer.version}`),
  java: ({ version, java: { maven } }) =>
    succeeds('mvn', '--quiet', '--batch-mode', 'dependency:get', '-Dtransitive=false', `-Dartifact=${maven.groupId}:${maven.artifactId}:${version}`),
};

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { cwd: tmpdir(), stdio: 'ignore' }).status === 0;
}
