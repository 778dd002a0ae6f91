import { loadGeneratorPod, LoadGeneratorPodInput } from './load-generator-pod';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { DRILL } from '../canary/names';
import { owned } from '../canary/owner';
import { ClusterError } from '../cluster/cluster';
import { FlowMonitor } from '../observe/flow-monitor';
import { eventsInFlight } from '../report-model/ledger';

const READY_SECONDS = 180;
/** Until every node knows the pod behind the Service. */
const ENDPOINT_SECONDS = 5;
/** A call is given up after 60 s; so long an event may be on its way. */
const QUIET_SECONDS = 75;

/** Keeps the load generator off the nodes that a fault takes away. */
export class LoadGeneratorPlacement {
  public constructor(private readonly monitor: FlowMonitor, private readonly input: Omit<LoadGeneratorPodInput, 'notOn'>, private readonly owner: Json) {}

  public async start(notOn: readonly string[] = []): Promise<void> {
    const { cluster, generator, clock } = this.monitor.parts;
    // a namespace that was made just now has no ServiceAccount yet
    await this.monitor.retryUnanswered(async () => {
      if (await cluster.get('pods', DRILL) === undefined) await cluster.create([owned(loadGeneratorPod({ ...this.input, notOn }), this.owner)]);
    });
    const missing = await this.monitor.waitUntilClear(READY_SECONDS, async () => whyNotReady(await cluster.get('pods', DRILL)));
    if (missing.length > 0) {
      const elsewhere = notOn.length > 0 ? ` and a node other than ${notOn.join(', ')}` : '';
      throw new ClusterError(`after ${READY_SECONDS} s ${missing[0]}. It needs the image ${this.input.image}${elsewhere}`);
    }
    await clock.sleep(ENDPOINT_SECONDS * 1000);
    generator.moved();
    await generator.start();
  }

  /** Its records are read before it goes, and nothing is on the way then. Tells whether it moved. */
  public async stayOff(nodes: readonly string[]): Promise<boolean> {
    const { cluster, generator, options, progress: { say } } = this.monitor.parts;
    const node = asString(at(await cluster.get('pods', DRILL), 'spec', 'nodeName')) ?? '';
    if (!nodes.includes(node)) return false;
    say(`the load generator moves away from ${node}`);
    await generator.stop();
    await this.monitor.waitUntilClear(QUIET_SECONDS, async () => {
      const now = await this.monitor.pullRecords();
      // what was sent before the flow was ready may never arrive
      return eventsInFlight(generator.records.all.filter(({ sent }) => now - sent < QUIET_SECONDS * 1000));
    });
    await cluster.remove('pods', DRILL, { wait: true });
    await this.start(nodes);
    const reasons = await this.monitor.waitUntilClear(options.recoveryTimeoutSeconds, () => this.monitor.unsteadyReasons());
    if (reasons.length > 0) throw new ClusterError(`after the load generator moved, ${reasons.join('; ')}`);
    return true;
  }
}

function whyNotReady(pod: Json | undefined): string[] {
  const conditions = (asArray(at(pod, 'status', 'conditions')) ?? []).map(asRecord);
  if (conditions.some(condition => condition?.type === 'Ready' && condition.status === 'True')) return [];
  const scheduled = conditions.find(condition => condition?.type === 'PodScheduled' && condition.status === 'False');
  return [`the pod ${DRILL} is not Ready${scheduled ? `: ${asString(scheduled.message) ?? ''}` : ''}`];
}
