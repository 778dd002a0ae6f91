import { WatchedFlow } from './watched-flow';
import { restartController } from '../../../cluster/support/argo-events';
import { uncordon } from '../../../cluster/support/cordon';
import { sleep } from '../../../cluster/support/eventually';

/** Something that is done to all flows at the same time. */
export interface Activity {
  readonly name: string;
  /** Requests a second to each flow. */
  readonly rate: number;
  readonly run: (flows: readonly WatchedFlow[]) => Promise<void>;
}

const RATE = 5;
const BURST = 10 * RATE;
/** How long a drained node stays cordoned, as for its reboot. */
const REBOOT = 60;
/** For what begins a moment later, such as an election. */
const AFTER = 20;

const activity = (name: string, run: Activity['run'], rate = RATE): Activity => ({ name, rate, run });
const onEach = (name: string, what: (flow: WatchedFlow) => Promise<void> | void) =>
  activity(name, async flows => {
    await Promise.all(flows.map(async flow => what(flow)));
    await sleep(AFTER);
  });

function drained(node: string): Activity {
  return activity(`node ${node} drained, and back after ${REBOOT} s`, async flows => {
    try {
      await Promise.all(flows.map(flow => flow.drain(node)));
      await sleep(REBOOT);
    } finally {
      uncordon([node]);
    }
  });
}

/** Once everything that users and administrators do. `minutes` of the run, a quarter of them without requests. */
export function normalWork(nodes: readonly string[], minutes: number): Activity[] {
  const [first, second] = [nodes.slice(0, Math.ceil(nodes.length / 2)), nodes.slice(Math.ceil(nodes.length / 2))];
  return [
    activity('requests only', () => sleep(60)),
    onEach('EventSource rolled out', flow => flow.rollOutClients('eventsource')),
    onEach('Sensor rolled out', flow => flow.rollOutClients('sensor')),
    onEach('bus rolled out', flow => flow.rollOutBus()),
    ...first.map(drained),
    activity(`${BURST} requests a second`, () => sleep(60), BURST),
    activity('no requests', () => sleep(minutes * 15), 0),
    onEach('node guards rolled out', flow => flow.rollOutNodeGuards()),
    onEach('keeper rolled out', flow => flow.rollOutKeeper()),
    ...second.map(drained),
    onEach('trigger of the Sensor changed', flow => flow.changeTrigger()),
    activity('controller of Argo Events restarted', async () => {
      await restartController();
      await sleep(AFTER);
    }),
    onEach('leader of the stream steps down', flow => flow.stepDown()),
  ];
}
