import { effect, verdict } from '../../../src/analysis/verdict';
import { DrillReport, FaultResult } from '../../../src/drill/report-model/drill-report';
import { Ledger, ledger } from '../../../src/drill/report-model/ledger';

const CALM: Ledger = {
  ...ledger([], { from: 0, to: 0 }),
  sent: 1200,
  acknowledged: 1200,
  delivered: 1200,
  longestGap: 0.05,
  longestSilence: 0.05,
  answerTime: { p50: 8, p95: 14, p99: 31, slowest: 120 },
  deliveryTime: { p50: 12, p95: 22, p99: 60, slowest: 900 },
};
const nothing = { reasons: [], notes: [] };

/** One of each outcome. */
export const FAULT_RESULTS: readonly FaultResult[] = [
  {
    ...nothing,
    id: 'pod-sensor',
    title: 'active Sensor pod killed',
    predicted: verdict(effect({ pause: 2, cause: { code: 'pods-vote', votes: 2, replicas: 3 } })),
    target: 'fulfil-sensor-x-7, which is the active Sensor',
    measured: { ...CALM, longestGap: 0.9 },
    kind: 'flows',
    outcome: 'better',
    seconds: 24,
  },
  {
    ...nothing,
    id: 'pod-bus',
    title: 'EventBus server that leads the stream killed',
    predicted: verdict(effect({ pause: 9, refusals: [{ share: 1 / 3, worstShare: 1, seconds: 5, cause: { code: 'pods-reconnect' } }] })),
    target: 'eventbus-default-js-1, which leads the stream',
    measured: { ...CALM, acknowledged: 1183, refused: 17, recovered: 3, duplicated: 2, delivered: 1186, answers: { 500: 17 }, longestGap: 4.4 },
    kind: 'refuses',
    outcome: 'held',
    seconds: 41,
  },
  {
    ...nothing,
    id: 'node',
    title: 'node lost',
    predicted: verdict(effect({ pause: 10, cause: { code: 'guard-detects-lost-server', guard: 'pod' } })),
    target: 'n2 with eventbus-default-js-1',
    measured: {
      ...CALM,
      acknowledged: 1199,
      lost: 1,
      delivered: 1198,
      unknown: 1,
      longestGap: 17.1,
      longestSilence: 1.5,
      deliveryTime: { ...CALM.deliveryTime, slowest: 30_049 },
    },
    kind: 'loses',
    outcome: 'broken',
    seconds: 130,
    reasons: ['1 acknowledged event was never delivered', 'no delivery for 17.1 s, predicted at most 10 s'],
    notes: ['eventbus-default-js-1: 2 of 3 pods are Ready'],
  },
  {
    ...nothing,
    id: 'drain',
    title: 'node that leads the stream drained',
    predicted: verdict(effect({ missing: [{ code: 'manifest', kind: 'EventBus' }] })),
    target: 'n2',
    measured: CALM,
    kind: 'flows',
    outcome: 'unpredicted',
    seconds: 20,
  },
  { ...nothing, id: 'zone', title: 'zone lost', predicted: verdict(effect({ pause: Infinity, cause: { code: 'quorum-lost', group: 'meta-group', members: 3, needed: 2, left: 1 } })), skipped: 'all nodes are in the zone a' },
];

export const DRILL_REPORT: DrillReport = {
  started: '2026-01-01T10:00:00.000Z',
  ended: '2026-01-01T10:21:30.000Z',
  namespace: 'shop',
  flow: { source: 'shop', bus: 'default', sensor: 'fulfil' },
  rate: 20,
  survives: 'ZONE',
  facts: { kubernetesVersion: '1.36', nodes: 6, zones: 3, podPolicy: true },
  images: ['nats:2.10.29', 'argo-events:v1.9.11'],
  assumptions: ['the cluster is taken to have 3 zones'],
  faults: FAULT_RESULTS,
  total: { ...CALM, sent: 6000, acknowledged: 5982, delivered: 5984, refused: 17, unknown: 1, lost: 1, recovered: 3, duplicated: 2 },
  stopped: '1 acknowledged event was not delivered within 90 s after the flow was healthy',
  alerts: { code: 'not-asked' },
  notRestored: [],
};

/** The same where all went well. */
export const GOOD_REPORT: DrillReport = {
  ...DRILL_REPORT,
  faults: FAULT_RESULTS.slice(0, 2),
  assumptions: [],
  stopped: undefined,
  total: { ...CALM, sent: 2400, acknowledged: 2383, refused: 17, delivered: 2386 },
};
