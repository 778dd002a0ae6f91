import { LivePod } from '../../../src/drill/cluster/live-pods';
import { LoadGenerator } from '../../../src/drill/load/load-generator';
import { actions, activeSensor } from '../../../src/drill/observe/active-sensor';

const sensor = (name: string, more: Partial<LivePod> = {}): LivePod =>
  ({ name, part: 'sensor', ip: `10.0.0.${name}`, ready: true, ending: false, labels: {}, manifest: {}, ...more });
const PODS = [sensor('1'), sensor('2'), sensor('3'), sensor('4', { part: 'source' })];
const metrics = (count: number | undefined) => count === undefined ? 'process_open_fds 9\n' : `argo_events_action_triggered_total{namespace="n",sensor_name="s",trigger_name="t"} ${count}\n`;

/** LoadGenerator whose sink was last called from an address, and to whom the Sensor pods tell these counts, one list a look. */
function tools(lastCaller: string, ...looks: (number | undefined)[][]): LoadGenerator {
  return { records: { lastCaller }, fetch: async () => looks.shift()!.map(metrics) } as unknown as LoadGenerator;
}

test.each<[string, LoadGenerator, string | undefined]>([
  ['the one that calls the sink', tools('10.0.0.2'), '2'],
  ['the only one that counts actions, where the network hides the caller', tools('192.0.2.1', [undefined, undefined, 7]), '3'],
  ['the one whose count grows, when another was active before', tools('192.0.2.1', [40, 7, undefined], [40, 9, undefined]), '2'],
  ['not known, when no count grows', tools('192.0.2.1', [40, 7, undefined], [40, 7, undefined]), undefined],
  ['not known, when none counts', tools('192.0.2.1', [undefined, undefined, undefined]), undefined],
  ['not a source, although it has the address', tools('10.0.0.4', [undefined, undefined, undefined]), undefined],
])('the active Sensor pod is %s', async (_, given, expected) => {
  expect((await activeSensor(PODS, given))?.name).toBe(expected);
});

test('the counts of all triggers are added', () => {
  expect(actions(metrics(3) + metrics(4))).toBe(7);
});
