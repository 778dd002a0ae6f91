import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const CLUSTER = join(__dirname, '..', 'cluster');
const filesIn = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.ts')).map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const tests = filesIn(CLUSTER);

test.each(tests)('$name runs its tests on a cluster that the opt-in names, and has kubectl from support/kubectl.ts alone', ({ text }) => {
  expect(text).toContain('describeOnCluster');
  expect(text).not.toMatch(/pinnedKubectl|runKubectl|(spawn|spawnSync|exec|execSync|execFile|execFileSync)\('kubectl'/);
});

test('kubectl is never started without the context of the opt-in', () => {
  const starts = filesIn(join(CLUSTER, 'support')).flatMap(({ name, text }) =>
    [...text.matchAll(/(?:spawn|spawnSync|exec|execSync|execFile|execFileSync)\('kubectl', (\w+)/g)].map(([, args]) => `${name}: ${args}`));
  // opt-in.ts is the other caller of run-kubectl.ts, and only reads
  expect(starts).toEqual(['admission.ts: pinned', 'load.ts: pinned', 'load.ts: pinned', 'run-kubectl.ts: args']);
});
