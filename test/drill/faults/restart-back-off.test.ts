import { LivePod } from '../../../src/drill/cluster/live-pods';
import { restartBackOff } from '../../../src/drill/faults/restart-back-off';

const NOW = Date.parse('2026-01-01T12:00:00Z');

function pod(restartCount: number, finishedAt?: string, part: LivePod['part'] = 'sensor'): LivePod {
  const manifest = { status: { containerStatuses: [{ name: 'main', restartCount, lastState: finishedAt === undefined ? {} : { terminated: { finishedAt } } }] } };
  return { name: 'x', part, ready: true, ending: false, labels: {}, manifest };
}

test.each([
  ['0 where nothing ended', [pod(0)], 0],
  ['10 s after one end', [pod(1, '2026-01-01T11:59:00Z')], 10],
  ['40 s after three', [pod(3, '2026-01-01T11:59:00Z')], 40],
  ['300 s at most', [pod(9, '2026-01-01T11:59:00Z')], 300],
  ['0 when the last one is 10 minutes ago', [pod(3, '2026-01-01T11:49:59Z')], 0],
  ['that of the pod that waits longest', [pod(1, '2026-01-01T11:59:00Z'), pod(2, '2026-01-01T11:58:00Z', 'source')], 20],
  ['0 for servers of the bus', [pod(3, '2026-01-01T11:59:00Z', 'bus')], 0],
  ['0 for pods without a status', [{ ...pod(0), manifest: {} }], 0],
])('the kubelet may wait %s', (_, pods, expected) => {
  expect(restartBackOff(pods, NOW)).toBe(expected);
});
