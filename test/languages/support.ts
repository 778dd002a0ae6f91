import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { isBuildable, Language, testedLanguages } from '../../tools/languages/package-language';
import { EXAMPLES, synthExample } from '../support/example';

/** Examples that exist in every language. */
const SHARED = ['quickstart', 'two-teams', 'many-sources'];

/** `describe` of the package of a language, which `projen test:languages` built. Where it does not build that language, the tests are skipped, and standard error says so. */
export function describeWithPackage(language: Language, body: () => void): void {
  const tested = testedLanguages();
  const lacking = !tested.includes(language) ? `HA_TEST_LANGUAGES is "${tested.join(' ')}"` : isBuildable(language) ? undefined : 'its programs are missing';
  if (lacking !== undefined) process.stderr.write(`SKIPPED: the examples in ${language}, since ${lacking}\n`);
  (lacking === undefined ? describe : describe.skip)(`the package of ${language}`, body);
}

/** What an app writes, by file. */
export type Synth = (example: string, out: string) => void;

export function testExamples(language: string, synth: Synth): void {

  test.each(SHARED)(`gives for ${language} the YAML that TypeScript gives: %s`, example => {
    const out = mkdtempSync(join(tmpdir(), `${language}-out-`));
    synth(example, out);
    expect(Object.fromEntries(readdirSync(out).sort().map(file => [file, readFileSync(join(out, file), 'utf8')]))).toEqual(synthExample(example));
  });
}

/** Runs a program, with the folder for its YAML; a failure has its output. */
export function run(cwd: string, out: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, CDK8S_OUTDIR: out, NODE_OPTIONS: undefined }, maxBuffer: 2 ** 26 });
}

/** Versions of the npm packages here: packages of the same versions make the outputs comparable. */
export function installed(name: string): string {
  return JSON.parse(readFileSync(join(EXAMPLES, '../node_modules', name, 'package.json'), 'utf8')).version;
}
