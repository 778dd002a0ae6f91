import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import * as times from '../../src/analysis/model/times';
import { SURVIVED_WITHIN } from '../../src/analysis/survival-target';
import { VERDICT_DESCRIPTIONS } from '../../src/words/verdicts';
import { snippets } from '../support/readme';

const ROOT = join(__dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'analysis.md'), 'utf8');
const section = (title: string) => page.split(/^## /m).find(text => text.startsWith(title))!;

/** What the compiler says of a snippet that stands beside the package's own sources. */
function problems(snippet: string): string[] {
  const file = join(ROOT, 'examples', 'snippet.ts');
  const { config } = ts.readConfigFile(join(ROOT, 'examples', 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'examples'));
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) => name === file ? ts.createSourceFile(name, snippet, version) : getSourceFile(name, version);
  const program = ts.createProgram([file], options, host);
  return program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const examples = snippets('docs/analysis.md', 'ts');

test('its snippets compile', () => {
  expect(examples).toHaveLength(1);
  expect(problems(examples[0])).toEqual([]);
}, 60_000);

describe('its snippets, run:', () => {
  const { outputText } = ts.transpileModule(examples.join('\n'), { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  // registers the tests that they hold
  new Function('require', 'exports', outputText)((name: string) => require(name === 'cdk8s-argo-events-ha' ? '../../src' : name), {});
});

test('its verdicts are those of the code, in the same words', () => {
  const rows = [...section('Verdicts').matchAll(/^\| `(\w+)[^`]*` \| (.*) \|$/gm)].map(([, kind, meaning]) => [kind, meaning]);
  expect(Object.fromEntries(rows)).toEqual(VERDICT_DESCRIPTIONS);
  expect(section('Verdicts')).toContain(`within ${SURVIVED_WITHIN} s`);
});

test.each(Object.entries(times).filter(([, value]) => typeof value === 'number'))('its times hold %s: %d s', (_, value) => {
  expect(section('Times')).toMatch(new RegExp(`^\\|.*\\b${value}\\b.*\\|$`, 'm'));
});
