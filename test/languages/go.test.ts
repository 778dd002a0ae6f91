import { cpSync, mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { describeWithPackage, run, testExamples } from './support';
import { distribution } from '../../tools/languages/package-language';
import { goModules } from '../../tools/languages/usage';
import { EXAMPLES } from '../support/example';
import { snippets } from '../support/readme';

jest.setTimeout(600_000);

describeWithPackage('go', () => {
  const folder = mkdtempSync(join(tmpdir(), 'go-app-'));
  const go = (...args: string[]) => run(folder, folder, 'go', ...args);

  beforeAll(() => {
    cpSync(join(EXAMPLES, 'go'), folder, { recursive: true });
    // the package, and the packages that the module proxy lacks
    for (const [path, made] of goModules(distribution('go'))) go('mod', 'edit', '-replace', `${path}=${made}`);
    go('mod', 'tidy');
    go('build', '-o', 'bin/', './...');
  });

  testExamples('go', (example, out) => run(folder, out, join(folder, 'bin', example)));

  test('go vet and gofmt have nothing against the examples', () => {
    expect(go('vet', './...')).toBe('');
    expect(run(folder, folder, 'gofmt', '-l', '.')).toBe('');
  });

  test('the page of languages has the quickstart', () => {
    expect(snippets('docs/languages.md', 'go')).toEqual([readFileSync(join(EXAMPLES, 'go/quickstart/main.go'), 'utf8')]);
  });
});
