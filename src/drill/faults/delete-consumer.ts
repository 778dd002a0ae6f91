import { FaultTools } from './fault';
import { STREAM } from '../../argo-events/catalog/names';
import { consumersOf } from '../bus/consumers';
import { runBusScript } from '../bus/run-bus-script';
import { DRILL } from '../canary/names';
import { liveFlow } from '../cluster/live-pods';

/** Deletes the consumers of the canary's Sensor. Where nobody creates them again, a restart of the Sensor does. */
export async function deleteConsumer(_: unknown, { cluster, names, restore, pause, steady }: FaultTools): Promise<void> {
  const sensor = await cluster.get('sensors.argoproj.io', names.sensor);
  const consumers = sensor === undefined ? [] : consumersOf(sensor);
  restore.push('restart the Sensor', async () => {
    if (await steady()) return;
    const { pods } = await liveFlow(cluster, names);
    for (const { name } of pods.filter(({ part }) => part === 'sensor')) await cluster.remove('pods', name);
  });
  const script = consumers.map(consumer => `api CONSUMER.DELETE.${STREAM}.${consumer} ''\n`);
  const done = await runBusScript(cluster, { name: `${DRILL}-consumer`, component: 'consumer', bus: names.bus, script }, ms => pause(ms / 1000));
  if (!done) throw new Error(`the subscription of the Sensor "${names.sensor}" was not deleted: ${consumers.join(', ')}`);
}
