import { execFileSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { NewApp, tarball } from './new-app';
import { synthExample } from '../support/example';
import { readmeSnippets } from '../support/readme';

jest.setTimeout(300_000);

describe('the packed tarball', () => {
  let app: NewApp;
  beforeAll(() => { app = new NewApp(); });

  test('gives in a new project the YAML that the example gives here', () => {
    app.write('main.ts', readFileSync(join(__dirname, '..', '..', 'examples', 'quickstart', 'main.ts'), 'utf8'));
    expect(app.synth()).toEqual(synthExample('quickstart'));
  });

  test('compiles with the compiler settings of a new project, declarations included', () => {
    expect(app.run('npx', 'tsc', '--noEmit', '--skipLibCheck', 'false')).toBe('');
  });

  test('shows a typo of a user before anything is written', () => {
    app.write('typo.ts', [
      'import { App, Chart } from \'cdk8s\';',
      'import { HaEventBus, FailureDomain } from \'cdk8s-argo-events-ha\';',
      'new HaEventBus(new Chart(new App(), \'c\'), \'Bus\', { survive: FailureDomain.ZONE });',
    ].join('\n'));
    expect(() => app.run('npx', 'tsc', '--noEmit')).toThrow(expect.objectContaining({ stdout: expect.stringContaining('\'survive\'') }));
    app.write('typo.ts', '');
  });

  test('prints from one file, from the code that was kept of it, and from its modules the same', () => {
    const library = join('node_modules', 'cdk8s-argo-events-ha', 'lib');
    const manifests = join(__dirname, '..', '__snapshots__', 'examples', 'quickstart');
    for (const args of [['check', manifests, '--format', 'json'], ['report', manifests, '--format', 'html']]) {
      const [first, second] = [app.run('npx', 'ha-events', ...args), app.run('npx', 'ha-events', ...args)];
      expect(first).toContain('EventBus');
      expect([second, app.run('node', join(library, 'src', 'cli', 'program.js'), ...args)]).toEqual([first, first]);
    }
    expect(readdirSync(join(app.directory, library, 'cli', 'cache'))).toEqual([expect.stringMatching(/^check-/), expect.stringMatching(/^report-/)]);
  });

  test.each(readmeSnippets('ts').map((snippet, index) => [index + 1, snippet]))('runs snippet %i of the README as it stands', (_index, snippet) => {
    app.write('main.ts', String(snippet));
    expect(Object.keys(app.synth()).length).toBeGreaterThan(0);
  });
});

describe('the validation plugin, in cdk8s.yaml as in the README', () => {
  let app: NewApp;
  beforeAll(() => {
    app = new NewApp();
    app.write('cdk8s.yaml', `language: typescript\napp: npx ts-node main.ts\n${readmeSnippets('yaml').find(snippet => snippet.startsWith('validations:'))}`);
  });

  test('lets the synthesis of the example pass', () => {
    app.write('main.ts', readFileSync(join(__dirname, '..', '..', 'examples', 'quickstart', 'main.ts'), 'utf8'));
    expect(app.run('npx', 'cdk8s', 'synth')).toMatch(/cdk8s-argo-events-ha[^]*success/i);
  });

  test('fails the synthesis of a Sensor that cannot elect, and says which rule, where and what to do', () => {
    app.write('main.ts', [
      'import { App, Chart } from \'cdk8s\';',
      'import { argoevents } from \'cdk8s-argo-events-ha\';',
      'const app = new App();',
      'const dependencies = [{ name: \'order\', eventSourceName: \'shop\', eventName: \'order\' }];',
      'const triggers = [{ template: { name: \'log\', log: {} } }];',
      'new argoevents.Sensor(new Chart(app, \'shop\'), \'Orders\', { metadata: { name: \'orders\' }, spec: { replicas: 2, dependencies, triggers } });',
      'app.synth();',
    ].join('\n'));
    expect(() => app.run('npx', 'cdk8s', 'synth')).toThrow(expect.objectContaining({ stdout: expect.stringMatching(/ha\/two-voters[^]*spec\.replicas/) }));
  });
});

test('the tarball holds the library and nothing of its workshop', () => {
  const files = execFileSync('tar', ['-tzf', tarball()], { encoding: 'utf8' }).trim().split('\n').map(file => file.replace(/^package\//, ''));
  const bundled = /^node_modules\/(luaparse|re2js|yaml)\//;
  const own = files.filter(file => !bundled.test(file));
  expect(own).toEqual(expect.arrayContaining([
    '.jsii', 'API.md', 'LICENSE', 'README.md', 'package.json', 'lib/src/index.js', 'lib/src/index.d.ts', 'lib/src/cli/main.js', 'lib/cli/ha-events.js',
    'assets/bus-scripts/keeper.sh', 'docs/rules/README.md',
  ]));
  expect(own.filter(file => file.startsWith('lib/cli/'))).toEqual(['lib/cli/ha-events.js']);
  expect(own.filter(file => !/^(lib\/|assets\/|docs\/|\.jsii$|[A-Z]+\.md$|LICENSE$|package\.json$)/.test(file))).toEqual([]);
});
