import { askAboutFault } from '../../../src/drill/alerts/ask-about-fault';
import { CanaryRule } from '../../../src/drill/alerts/canary-rules';
import { FaultWindow } from '../../../src/drill/alerts/fault-window';
import { Course, FakePrometheus } from '../support/fake-prometheus';

const START = 1_767_261_600;
const MARGIN_GONE = 'ArgoEventsBusQuorumMarginGone';
const STUCK = 'ArgoEventsSensorStuck';
const rule = (alert: string, pendingSeconds: number, loaded: boolean): CanaryRule =>
  ({ alert, pendingSeconds, loaded, expression: `expression of ${alert}`, subject: {} });
const alertIn = (state: string, from: number, to: number, alertname = MARGIN_GONE): Course =>
  ({ of: /^ALERTS\{namespace="shop"\}$/, labels: { alertname, alertstate: state }, from: START + from, to: START + to });
const condition = (from: number, to: number): Course => ({ of: /^expression of ArgoEventsBusQuorumMarginGone$/, labels: {}, from: START + from, to: START + to });
/** A node with a server is off for six minutes, and the flow is healthy two minutes later. */
const NODE: FaultWindow = { id: 'node', from: START + 100, to: START + 600, seconds: 480, parts: ['bus'], gap: 9 };

interface Situation {
  readonly loaded?: boolean;
  readonly window?: FaultWindow;
  readonly nodeOffSeconds?: number;
}

function ask(courses: Course[], { loaded = true, window = NODE, nodeOffSeconds = 360 }: Situation = {}) {
  const rules = [rule(MARGIN_GONE, 300, loaded), rule(STUCK, 60, loaded)];
  return askAboutFault({ prometheus: new FakePrometheus(courses), namespace: 'shop', rules, options: { nodeOffSeconds } }, window);
}

test('an alert that Prometheus fired noticed the fault, also one that is not of this package', async () => {
  const alerts = [alertIn('pending', 110, 410), alertIn('firing', 415, 520), alertIn('firing', 200, 520, 'KubeNodeNotReady')];
  expect(await ask(alerts)).toEqual({ fired: [MARGIN_GONE, 'KubeNodeNotReady'], wouldFire: [], tooShort: [], verdict: { code: 'noticed' } });
});

test('an alert that fired before the fault, or after the next one began, says nothing', async () => {
  const { fired, verdict } = await ask([alertIn('firing', 0, 300), alertIn('firing', 700, 800)]);
  expect(fired).toEqual([]);
  expect(verdict.code).toBe('unnoticed');
});

test('without the rule in Prometheus, the expression tells whether the alert would have fired', async () => {
  expect(await ask([condition(110, 440)], { loaded: false })).toMatchObject({ fired: [], wouldFire: [MARGIN_GONE], verdict: { code: 'noticed' } });
  const short = await ask([condition(110, 400)], { loaded: false });
  expect(short).toMatchObject({ wouldFire: [], tooShort: [{ alert: MARGIN_GONE, heldSeconds: 290, pendingSeconds: 300 }] });
});

test('a condition that comes and goes does not add up', async () => {
  const twice = [condition(110, 300), condition(330, 520)];
  expect(await ask(twice, { loaded: false })).toMatchObject({ wouldFire: [], tooShort: [{ heldSeconds: 190 }] });
});

test('a fault that lasts long enough, and that no alert noticed, is told with the alerts that were expected', async () => {
  expect(await ask([alertIn('pending', 110, 300)])).toEqual({
    fired: [],
    wouldFire: [],
    tooShort: [{ alert: MARGIN_GONE, heldSeconds: 190, pendingSeconds: 300 }],
    verdict: { code: 'unnoticed', expected: [{ alert: MARGIN_GONE, neededSeconds: 360, lastedSeconds: 360 }] },
  });
});

test('so is a stop of the deliveries, whatever the fault was', async () => {
  const { verdict } = await ask([], { window: { ...NODE, id: 'rollout-bus', gap: 300 } });
  expect(verdict).toEqual({ code: 'unnoticed', expected: [{ alert: STUCK, neededSeconds: 240, lastedSeconds: 300 }] });
});

test.each<[string, Partial<FaultWindow>, number, object]>([
  ['a node that is off for less than the alert takes', {}, 90, {
    code: 'too-short',
    expected: [
      { alert: MARGIN_GONE, neededSeconds: 360, lastedSeconds: 90 }, { alert: STUCK, neededSeconds: 240, lastedSeconds: 9 },
    ],
  }],
  ['a pod that is back at once', { id: 'pod-bus', seconds: 40 }, 90, {
    code: 'too-short',
    expected: [
      { alert: MARGIN_GONE, neededSeconds: 360, lastedSeconds: 40 }, { alert: STUCK, neededSeconds: 240, lastedSeconds: 9 },
    ],
  }],
  ['a rollout, however long', { id: 'rollout-bus', seconds: 1000 }, 90, { code: 'one-by-one', expected: [MARGIN_GONE] }],
  ['a subscription, where no rule is about the Sensor', { id: 'consumer', gap: 500 }, 90, { code: 'none-watches' }],
  ['pods of no part that an alert is about', { id: 'pod-source', parts: ['source'] }, 90, { code: 'too-short', expected: [{ alert: STUCK, neededSeconds: 240, lastedSeconds: 9 }] }],
])('%s: no alert can notice it', async (_, window, nodeOffSeconds, verdict) => {
  expect((await ask([], { window: { ...NODE, ...window }, nodeOffSeconds })).verdict).toEqual(verdict);
});
