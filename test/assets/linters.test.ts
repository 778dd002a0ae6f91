import { spawnSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { describeWith } from '../support/describe-with';

const ASSETS = join(__dirname, '../../assets');

const filesOf = (folder: string, ending: string) =>
  readdirSync(join(ASSETS, folder)).filter(file => file.endsWith(ending)).map(file => join(folder, file));

function run(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { cwd: ASSETS, encoding: 'utf8', input: '[]' });
  return stdout + stderr;
}

describeWith('shellcheck')('shellcheck', () => {
  // SC2016: a dollar in single quotes is one of jq or of a subject of NATS
  test.each(filesOf('bus-scripts', '.sh'))('finds nothing in %s', file => {
    expect(run('shellcheck', '--external-sources', '--source-path', 'bus-scripts', '--exclude', 'SC1091,SC2016', file)).toBe('');
  });
});

describeWith('jq')('jq', () => {
  test.each(filesOf('bus-scripts', '.jq'))('compiles %s', file => {
    expect(run('jq', '--argjson', 'before', '[]', '-c', '-f', file)).not.toContain('compile error');
  });
});

describeWith('luac5.3')('luac', () => {
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
