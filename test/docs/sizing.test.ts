import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { busShortfalls } from '../../src/argo-events/sizing/bus-sizing';
import { BUS_OUTAGE_SECONDS, eventSourceMemoryBytes } from '../../src/argo-events/sizing/event-source-sizing';
import { HTTP_TIMEOUT_SECONDS, LOCAL_PORTS, openConnections, sensorMemoryBytes, TriggerLoad } from '../../src/argo-events/sizing/sensor-sizing';
import { snippets } from '../support/readme';

const page = readFileSync(join(__dirname, '../../docs/sizing.md'), 'utf8');

const KIB = 1024;
const SIZES = [0.1, 1, 10, 20, 100].map(kibibytes => Math.round(kibibytes * KIB));
const HOUR = 3600;

/** The largest whole number for which it holds. */
function most(holds: (value: number) => boolean): number {
  let [low, high] = [0, 2 ** 24];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const intent = (rate: number, bytes: number, hours: number) => ({
  eventsPerSecond: rate, burstPerSecond: rate, eventBytes: bytes, largestEventBytes: bytes, retentionSeconds: hours * HOUR, backlogSeconds: 0,
});

/** Of an HaEventBus without props: 80 % of 85 % of 20 GiB. */
const MAX_BYTES = Math.floor(Math.floor(20 * 2 ** 30 * 0.85) * 0.8);

/** Events a second that it bears. */
const ofBus = (bytes: number, hours: number) => most(rate => busShortfalls(intent(rate, bytes, hours), { maxBytes: MAX_BYTES }).length === 0);

const ofSensor = (bytes: number, trigger: TriggerLoad) => most(rate => {
  const sensor = { eventsPerSecond: rate, burstPerSecond: rate, eventBytes: bytes };
  return sensorMemoryBytes(sensor, [trigger]) <= 256 * 2 ** 20 && openConnections(sensor, trigger) <= LOCAL_PORTS;
});

/** In one pod, while the bus does not answer. */
const ofSource = (eventBytes: number, busOutageSeconds: number) => most(rate => {
  const source = { eventsPerSecond: rate, burstPerSecond: rate, podBurstPerSecond: rate, eventBytes, busOutageSeconds };
  return eventSourceMemoryBytes(source) <= 256 * 2 ** 20;
});

const cells = (values: readonly (string | number)[]) => `| ${values.map(value => value.toLocaleString('en-US')).join(' | ')} |`;

test('its table of the default limits has what the formulas give', () => {
  const rows = SIZES.map(bytes => cells([
    `${bytes / KIB < 1 ? 0.1 : bytes / KIB} KiB`, ofBus(bytes, 72), ofBus(bytes, 4), ofSource(bytes, BUS_OUTAGE_SECONDS),
    ofSensor(bytes, { httpTimeoutSeconds: HTTP_TIMEOUT_SECONDS }), ofSensor(bytes, { httpTimeoutSeconds: 5 }), ofSensor(bytes, {}),
  ]));
  expect(page).toContain(rows.join('\n'));
});

test('it names the ports and the timeout of the formulas', () => {
  expect(page).toContain(`${LOCAL_PORTS.toLocaleString('en-US')} local ports`);
  expect(page).toContain(`timeout of the trigger, ${HTTP_TIMEOUT_SECONDS} s by default`);
});

test.each(snippets('docs/sizing.md', 'ts').map((example, index): [number, string] => [index, example]))('its example %i is accepted', (_, example) => {
  const { outputText } = ts.transpileModule(example, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  new Function('require', 'exports', outputText)((name: string) => require(name === 'cdk8s-argo-events-ha' ? '../../src' : name), {});
});
