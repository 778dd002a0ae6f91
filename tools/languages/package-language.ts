import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HAS_PEER, Peer, peers } from './peers';
import { buildPython } from './python-distribution';

const ROOT = join(__dirname, '../..');

/** Languages of the package, each with the program that builds it. */
export const LANGUAGES = { python: 'python3', java: 'mvn', go: 'go', dotnet: 'dotnet' } as const;
export type Language = keyof typeof LANGUAGES;

/** Languages whose examples are compared. Java takes minutes, so it is there on request only. */
export function testedLanguages(): string[] {
  return (process.env.HA_TEST_LANGUAGES ?? 'python go').split(' ');
}

export function isBuildable(language: Language): boolean {
  return spawnSync(LANGUAGES[language], ['--version']).error === undefined;
}

/** The folder that receives the package; packages of `lackingPeers` come beside it, for this machine only. */
export function distribution(language: Language): string {
  return join(ROOT, 'dist', language);
}

/** Peers that the registry of the language does not have in the version of node_modules. */
export function lackingPeers(language: Language): Peer[] {
  return language === 'java' || language === 'go' ? peers().filter(peer => !HAS_PEER[language](peer)) : [];
}

/** Builds the package of one language into `dist`. */
export function packageLanguage(language: Language): { lacking: Peer[] } {
  const out = distribution(language);
  rmSync(out, { recursive: true, force: true });
  const lacking = lackingPeers(language);
  const made = mkdtempSync(join(tmpdir(), `package-${language}-`));
  try {
    const codeOnly = language === 'python' ? ['--code-only'] : [];
    pacmak('--target', language, '--outdir', made, ...codeOnly, ...lacking.map(({ folder }) => folder), ROOT);
    mkdirSync(out, { recursive: true });
    if (language === 'python') buildPython(join(made, 'python'), out);
    else cpSync(join(made, language), out, { recursive: true });
  } finally {
    rmSync(made, { recursive: true });
  }
  return { lacking };
}

function pacmak(...args: string[]): void {
  execFileSync('jsii-pacmak', args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
}
