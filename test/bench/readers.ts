import { loadFlow } from '../../src/flow/load-flow';
import { check } from '../../src/lint/engine/check';
import { RULES } from '../../src/lint/rules';
import * as plain from '../../src/manifests/plain-yaml';

/**
 * Processor time of a check with one of the readers of YAML: `ts-node -T --project test/tsconfig.json test/bench/readers.ts READER PATH...`.
 * plain: src/manifests/plain-yaml.ts. yaml: the library yaml alone.
 */
const READERS: Readonly<Record<string, typeof plain.readPlainYaml>> = {
  plain: plain.readPlainYaml,
  yaml: () => undefined,
};

const [reader, ...paths] = process.argv.slice(2);
(plain as { readPlainYaml: typeof plain.readPlainYaml }).readPlainYaml = READERS[reader];
const before = process.cpuUsage();
const config = { facts: { zones: 3, nodes: 6, podPolicy: true }, rules: new Map(), ignore: [] };
const { report: { objects, findings } } = check({ ...loadFlow(paths), rules: RULES, config, baseline: new Map() });
const { user, system } = process.cpuUsage(before);
console.log(`${reader}: ${Math.round((user + system) / 1000)} ms, ${objects} objects, ${findings.length} findings`);
