import { cpSync, mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { describeWithPackage, run, testExamples } from './support';
import { distribution } from '../../tools/languages/package-language';
import { EXAMPLES } from '../support/example';
import { snippets } from '../support/readme';

jest.setTimeout(600_000);

const CLASSES: Readonly<Record<string, string>> = { 'quickstart': 'Quickstart', 'two-teams': 'TwoTeams', 'many-sources': 'ManySources' };

describeWithPackage('java', () => {
  const folder = mkdtempSync(join(tmpdir(), 'java-app-'));

  beforeAll(() => {
    cpSync(join(EXAMPLES, 'java'), folder, { recursive: true });
    run(folder, folder, 'mvn', '--quiet', '--batch-mode', 'compile', 'dependency:build-classpath', '-Dmdep.outputFile=classpath', `-Dpackages=${distribution('java')}`);
  });

  testExamples('java', (example, out) => {
    const classpath = ['target/classes', readFileSync(join(folder, 'classpath'), 'utf8')].join(delimiter);
    run(folder, out, 'java', '-cp', classpath, `com.example.shop.${CLASSES[example]}`);
  });

  test('the page of languages has the quickstart', () => {
    expect(snippets('docs/languages.md', 'java')).toEqual([readFileSync(join(EXAMPLES, 'java/src/main/java/com/example/shop/Quickstart.java'), 'utf8')]);
  });
});
