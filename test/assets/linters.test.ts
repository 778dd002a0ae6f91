import { spawnSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const ASSETS = join(__dirname, '../../assets');

const filesOf = (folder: string, ending: string) =>
  readdirSync(join(ASSETS, folder)).filter(file => file.endsWith(ending)).map(file => join(folder, file));

/** A linter of the machine; where there is none, the tests that need it are skipped, and that is said. */
function linter(program: string): typeof describe {
  if (spawnSync(program, ['--version']).error === undefined) return describe;
  process.stderr.write(`SKIPPED: no ${program}, so the scripts it reads are not linted\n`);
  return describe.skip as unknown as typeof describe;
}

function run(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { cwd: ASSETS, encoding: 'utf8', input: '[]' });
  return stdout + stderr;
}

linter('shellcheck')('shellcheck', () => {
  // SC2016: a dollar in single quotes is one of jq or of a subject of NATS
  test.each(filesOf('bus-scripts', '.sh'))('finds nothing in %s', file => {
    expect(run('shellcheck', '--external-sources', '--source-path', 'bus-scripts', '--exclude', 'SC1091,SC2016', file)).toBe('');
  });
});

linter('jq')('jq', () => {
  test.each(filesOf('bus-scripts', '.jq'))('compiles %s', file => {
    expect(run('jq', '--argjson', 'before', '[]', '-c', '-f', file)).not.toContain('compile error');
  });
});

linter('luac5.3')('luac', () => {
  test.each([...filesOf('bus-guard', '.lua'), ...filesOf('node-guard', '.lua')])('compiles %s', file => {
    expect(run('luac5.3', '-p', file)).toBe('');
  });
});

describe('the TypeScript compiler', () => {
  const options: ts.CompilerOptions = {
    allowJs: true, checkJs: true, strict: false, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022,
  };

  test.each([
    ['drill/load-generator.js', { types: ['node'], module: ts.ModuleKind.CommonJS }],
    ['report/report.js', { types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'] }],
  ])('finds nothing in %s', (file, more) => {
    const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([join(ASSETS, file)], { ...options, ...more }));
    expect(diagnostics.filter(({ file: source }) => source?.fileName.endsWith(file))
      .map(({ messageText, file: source, start }) => {
        const { line } = source!.getLineAndCharacterOfPosition(start!);
        return `${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      })).toEqual([]);
  });
});
