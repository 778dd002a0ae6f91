import { mkdtempSync, readdirSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { HaEventBusProps } from '../../src/constructs/event-bus/ha-event-bus-props';
import { BusRuntime } from '../../src/contract/bus-runtime';

export const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** The examples that are cdk8s apps. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && readdirSync(join(EXAMPLES, entry.name)).includes('main.ts'))
    .map(entry => entry.name);
}

/** Runs an example here and gives what it writes, by file. */
export function synthExample(name: string): Record<string, string> {
  return synth(() => require(join(EXAMPLES, name, 'main.ts')));
}

/** The same with the servers of the controller, where the example does not ask for others. */
export function synthNativeExample(name: string): Record<string, string> {
  return synth(() => {
    jest.doMock('../../src/constructs/event-bus/runtime', () => ({ hasOwnServers: ({ runtime }: HaEventBusProps) => runtime === BusRuntime.OWN_SERVERS }));
    require(join(EXAMPLES, name, 'main.ts'));
    jest.dontMock('../../src/constructs/event-bus/runtime');
  });
}

function synth(run: () => void): Record<string, string> {
  const out = mkdtempSync(join(tmpdir(), 'example-'));
  process.env.CDK8S_OUTDIR = out;
  jest.isolateModules(run);
  delete process.env.CDK8S_OUTDIR;
  return Object.fromEntries(readdirSync(out).sort().map(file => [file, readFileSync(join(out, file), 'utf8')]));
}
