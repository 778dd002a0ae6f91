import { cdk8s, javascript } from 'projen';

// jest projects: `npx jest --selectProjects fast` is the loop while one writes; a test of `slow` took 20 s or more on two cores
const SLOW = [
  'analysis/dead-flows', 'cli/limits', 'constructs/properties', 'lint/fix', 'lint/fix-fragments', 'lint/good-examples', 'lint/under-constructs',
];
const NEED_MORE = ['cluster', 'processes', 'package', 'languages'];
const jestProject = (displayName: string, folders: readonly string[], ignored: readonly string[] = []) => ({
  displayName,
  clearMocks: true,
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  moduleNameMapper: { '^cdk8s-argo-events-ha$': '<rootDir>/src' },
  testMatch: folders.map(folder => `<rootDir>/test/${folder}/**/*.test.ts`).concat(folders.map(folder => `<rootDir>/test/${folder}.test.ts`)),
  testPathIgnorePatterns: ['/node_modules/', ...ignored.map(folder => `<rootDir>/test/${folder}[./]`)],
  transform: { '^.+\\.[t]sx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
});

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-argo-events-ha',
  description: 'cdk8s constructs that make Argo Events highly available, and prove it',
  author: 'cdk8s-argo-events-ha authors',
  authorAddress: 'https://example.com/cdk8s-argo-events-ha',
  authorOrganization: true,
  repositoryUrl: 'https://example.com/cdk8s-argo-events-ha.git',
  keywords: ['cdk8s', 'argo-events', 'kubernetes', 'nats', 'jetstream', 'high-availability'],
  license: 'Apache-2.0',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenrcTsOptions: { projenCodeDir: '.projen' },
  minNodeVersion: '20.16.0',

  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  cdk8sVersion: '2.68.12',
  constructsVersion: '10.3.0',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  bundledDeps: ['luaparse@^0.3.1', 're2js@^2', 'yaml@^2'],
  devDeps: ['json2jsii@^0.5.19', 'fast-check@^4', 'cdk8s-cli@^2.207.60', 'tsconfig-paths@^4', '@microsoft/jest-sarif@1.0.0-beta.0', 'puppeteer-core@^24', '@types/luaparse@^0.2', 'ajv@^8', 'cspell@^8', 'esbuild@^0.28'],
  // kubectl ha-events finds the second one as a plugin
  bin: { 'ha-events': 'lib/src/cli/main.js', 'kubectl-ha_events': 'lib/src/cli/main.js' },

  // hand-written code in src/, generated typed custom resources in imports/: one jsii module, two source roots
  entrypoint: 'lib/src/index.js',
  tsconfig: {
    compilerOptions: { rootDir: '.', outDir: 'lib', types: ['node'] },
    include: ['src/**/*.ts', 'imports/*.ts'],
    exclude: ['node_modules'],
  },
  tsconfigDev: { compilerOptions: { types: ['node', 'jest'] } },
  typecheckTests: true,
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'imports', 'tools'],
    ignorePatterns: ['imports/argo-events.ts', 'lib/', '*.js', '*.d.ts', 'node_modules/', 'coverage', '.projen/'],
  },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      // takes twice as long as the tests themselves: jest --coverage where it is asked for
      collectCoverage: false,
      coveragePathIgnorePatterns: ['/node_modules/', '<rootDir>/imports/'],
      projects: [
        { ...jestProject('fast', [], [...SLOW, ...NEED_MORE]), testMatch: ['<rootDir>/test/**/*.test.ts'] },
        jestProject('slow', SLOW),
        ...NEED_MORE.map(name => jestProject(name, [name])),
      ],
    },
    extraCliOptions: ['--selectProjects', 'fast', 'slow'],
  },
  docgenFilePath: 'API.md',

  publishToPypi: { distName: 'cdk8s-argo-events-ha', module: 'cdk8s_argo_events_ha' },
  publishToMaven: { javaPackage: 'com.example.cdk8s.argoeventsha', mavenGroupId: 'com.example', mavenArtifactId: 'cdk8s-argo-events-ha' },
  publishToNuget: { dotNetNamespace: 'Example.Cdk8s.ArgoEventsHa', packageId: 'Example.Cdk8s.ArgoEventsHa' },
  publishToGo: { moduleName: 'example.com/cdk8s-argo-events-ha-go' },

  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,
  integrationTestAutoDiscover: false,
});

// the lock file names packages and their hashes, never a registry's address
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

project.gitignore.exclude('/examples/*/dist/', '/examples/*/*/dist/', '/examples/java/target/', '/examples/java/dist/', '/examples/go/go.sum', '__pycache__/', '.venv/');

// editors and the eslint project service use the nearest tsconfig.json
new javascript.TypescriptConfig(project, {
  fileName: 'examples/tsconfig.json',
  include: ['**/*.ts'],
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfigDev]),
  compilerOptions: { rootDir: '..', paths: { 'cdk8s-argo-events-ha': ['../src'] } },
});
new javascript.TypescriptConfig(project, {
  fileName: 'imports/generator/tsconfig.json',
  include: ['*.ts'],
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfigDev]),
  compilerOptions: { rootDir: '../..' },
});
new javascript.TypescriptConfig(project, {
  fileName: 'tools/tsconfig.json',
  include: ['*.ts'],
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfigDev]),
  compilerOptions: { rootDir: '..' },
});
project.eslint?.addOverride({ files: ['imports/generator/**/*.ts'], rules: { 'import/no-extraneous-dependencies': 'off' } });
project.eslint?.addOverride({ files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-require-imports': 'off' } });
project.eslint?.addOverride({ files: ['examples/**/*.ts'], rules: { 'import/no-unresolved': 'off', 'import/no-extraneous-dependencies': 'off' } });

// which room may import which: a room imports only rooms that stand before it
const ROOMS = [
  'values', 'contract', 'argo-events', 'manifests', 'flow', 'lint', 'analysis', 'cost', 'words', 'resources', 'constructs', 'drill', 'live', 'report', 'analysis-api', 'plugin', 'adopt', 'emit', 'cli',
];
project.eslint?.addRules({
  'import/no-cycle': ['error', { ignoreExternal: true }],
  'import/no-restricted-paths': ['error', {
    zones: ROOMS.slice(0, -1).map((room, i) => ({
      target: `./src/${room}`, from: ROOMS.slice(i + 1).map(later => `./src/${later}`), message: `${room} does not import rooms that build on it (.projenrc.ts)`,
    })),
  }],
});

// jsii's build writes lib/index.d.ts here; the entry point lies one folder deeper
project.package.addField('types', 'lib/src/index.d.ts');
for (const path of ['/imports/', '/examples/', '/.ci/', '/tools/', '/action.yml', '/.pre-commit-hooks.yaml', '/Containerfile', '/cspell.json', '/words.txt', '/lib/cli/cache/']) project.npmignore?.exclude(path);

project.addTask('import', {
  description: 'Regenerate the typed Argo Events custom resources from imports/schema',
  exec: 'ts-node --project test/tsconfig.json imports/generator/generate.ts',
});

// `cdk8s synth` as a user runs it, on the sources of this repository; then what the YAML is and what it survives
const quickstart = project.addTask('quickstart', {
  description: 'Synthesize the quickstart and show what it emits and survives',
  cwd: 'examples/quickstart',
  env: { CDK8S_CHECK_UPGRADE: 'false' },
});
const tsNode = 'ts-node -T -P ../tsconfig.json -r tsconfig-paths/register';
quickstart.exec(`cdk8s synth --app "${tsNode} main.ts" --output dist`);
quickstart.exec('awk \'/^kind:/ { kind = $2 } /^metadata:/ { named = 0 } /^  name:/ && !named++ { printf "  %-36s %s\\n", kind, $2 }\' dist/*.k8s.yaml');
quickstart.exec(`${tsNode} ../../src/cli/main.ts report dist`);

// a bundle of older sources would run in the place of newer ones
for (const task of [project.compileTask, project.watchTask]) task.prependExec('node -e "fs.rmSync(\'lib/cli\', { recursive: true, force: true })"');
project.compileTask.exec('ts-node -T --project test/tsconfig.json tools/bundle-cli.ts');

const bench = project.addTask('bench', { description: 'Measure what synth, check and the analysis cost' });
bench.spawn(project.compileTask);
for (const what of ['synth', 'check']) bench.exec(`ts-node -T --project test/tsconfig.json test/bench/${what}.ts`);

project.addTask('bench:cluster', {
  description: 'Measure what each form of a flow costs on a real cluster with Argo Events. HA_TEST_CLUSTER has to name the current context of kubectl',
  exec: 'ts-node -T --project test/tsconfig.json test/bench/cluster/main.ts',
  receiveArgs: true,
});

project.addTask('bench:scale', {
  description: 'Count what flows do while no event comes, on a real cluster with Argo Events, beside the formulas of docs/scale.md. Arguments: numbers of flows',
  exec: 'ts-node -T --project test/tsconfig.json test/bench/cluster/scale.ts',
  receiveArgs: true,
});

const CLUSTER_SETUP = '--globalSetup ./test/cluster/support/global-setup.ts --testSequencer ./test/cluster/support/order.js';
const jest = (name: string) => `jest --ci --passWithNoTests=false --selectProjects ${name} --runInBand`;
const testPackage = project.addTask('test:package', { description: 'The packed tarball, as a new user has it' });
testPackage.spawn(project.compileTask);
testPackage.spawn(project.tasks.tryFind('docgen')!);
testPackage.spawn(project.tasks.tryFind('package:js')!);
testPackage.exec(jest('package'));
const testCluster = project.addTask('test:cluster', {
  description: 'Behaviour on a real cluster. Skipped unless HA_TEST_CLUSTER names the current context of kubectl',
  exec: `${jest('cluster')} ${CLUSTER_SETUP}`,
});
project.addTask('test:alerts', {
  description: 'Alerts of HaMonitoring in Prometheus, fired by faults on a real cluster',
  exec: `${jest('cluster')} ${CLUSTER_SETUP} test/cluster/alerts`,
  env: { HA_TEST_ALERTS: '1' },
});
project.addTask('test:processes', {
  description: 'Alerts of HaMonitoring in Prometheus, fired by faults of NATS servers on this machine. Needs nats-server, nats, prometheus-nats-exporter and prometheus. Takes half an hour',
  exec: jest('processes'),
});
project.addTask('test:older-kubernetes', {
  description: 'The part of test:cluster that holds from Kubernetes 1.30 on: without admission policies of the API server, and with Kyverno where it is installed',
  exec: `${jest('cluster')} ${CLUSTER_SETUP} test/cluster/node-guard test/cluster/evictions test/cluster/lease test/cluster/pod-specs test/cluster/kyverno`,
});
const spell = project.addTask('spell', { description: 'American spelling in documents and sources; words.txt has the words of the field', exec: 'cspell --no-progress' });
const testAll = project.addTask('test:all', { description: 'All tests' });
testAll.spawn(spell);
testAll.spawn(project.testTask);
testAll.spawn(testPackage);
testAll.spawn(testCluster);

const tool = 'ts-node -T --project test/tsconfig.json tools';
project.addTask('new:rule', { description: 'Write a rule from the template: CATEGORY ID', exec: `${tool}/new-rule.ts`, receiveArgs: true });
project.addTask('rules:index', { description: 'Write src/lint/rules/index.ts from the files of the rules', exec: `${tool}/write-rules-index.ts` });
project.addTask('schemas', { description: 'Write assets/schemas/ from the schema of Argo Events and the rules', exec: `${tool}/write-schemas.ts` });
project.addTask('docs:rules', { description: 'Write docs/rules/ from the rules', exec: `${tool}/rule-pages.ts` });

project.addTask('docs:picture', { description: 'Write docs/images/report.png, the picture of the README. Needs chromium', exec: `${tool}/report-picture.ts` });
project.addTask('docs:dashboard', {
  description: 'Write docs/images/dashboard.png from a file that HA_DASHBOARD_DATA=FILE npx projen test:alerts has written. Needs chromium',
  exec: `${tool}/dashboard-picture.ts`,
  receiveArgs: true,
});
const site = project.addTask('docs:site', { description: 'Build a static site from the documents into dist/docs/site. Needs MkDocs 1.6 or later' });
site.exec(`${tool}/docs-site.ts`);
site.exec('mkdocs build --strict --config-file dist/docs/mkdocs.yml');

// on a fresh machine both commands of the README install what they need
const install = 'test -e node_modules/.package-lock.json || npm ci --no-audit --no-fund';
project.setScript('prestart', install);
project.setScript('start', 'projen quickstart');
project.setScript('pretest', install);
project.setScript('test', 'projen test:all');

// API.md documents the constructs only; the generated custom resources document themselves in the editor
project.tasks.tryFind('docgen')!.reset('jsii-docgen -s root -o API.md');
// a local build needs no maven, dotnet or go
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);

// the packages of the other languages: names, module paths and coordinates are those of publishTo... above
for (const language of ['python', 'java', 'go', 'dotnet']) project.tasks.tryFind(`package:${language}`)!.reset(`${tool}/package-languages.ts ${language}`);
const packageLanguages = project.addTask('package:languages', { description: 'Packages of Python, Java, Go and .NET into dist/, as far as their programs are found' });
packageLanguages.spawn(project.compileTask);
packageLanguages.exec(`${tool}/package-languages.ts`);
const testLanguages = project.addTask('test:languages', { description: 'The examples in Python, Java and Go, from built packages, against those in TypeScript' });
testLanguages.spawn(project.compileTask);
testLanguages.exec(`${tool}/package-languages.ts --tested`);
testLanguages.exec(jest('languages'));

project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.synth();
