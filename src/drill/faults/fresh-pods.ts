import { restartBackOff } from './restart-back-off';
import { FlowMonitor } from '../observe/flow-monitor';

/**
 * Replaces the pods of the canary whose processes ended lately, one at a time, the active Sensor last. The kubelet waits before it starts such a process
 * again, so the next fault would meet a flow that lacks a pod.
 */
export async function replaceEndedPods(monitor: FlowMonitor): Promise<readonly string[]> {
  const { cluster, clock, options: { recoveryTimeoutSeconds } } = monitor.parts;
  const healthy = () => monitor.waitUntilClear(recoveryTimeoutSeconds, () => monitor.unhealthyReasons());
  const { pods, activeSensor } = await monitor.snapshot();
  const ended = pods.filter(pod => restartBackOff([pod], clock.now()) > 0);
  const active = ended.filter(({ name }) => name === activeSensor?.name);
  for (const { name } of [...ended.filter(pod => !active.includes(pod)), ...active]) {
    await cluster.remove('pods', name, { wait: true });
    const unwell = await healthy();
    if (unwell.length > 0) return unwell;
  }
  return healthy();
}
