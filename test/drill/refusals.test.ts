import { join } from 'node:path';
import { fakeRun, FakeRun } from './support/run';
import { DRILL } from '../../src/drill/canary/names';
import { readCanary } from '../../src/drill/canary/read-canary';
import { drill } from '../../src/drill/run/drill';

describe('it refuses', () => {
  test.each<[string, () => FakeRun, string]>([
    ['a namespace that does not allow it', () => fakeRun({}, { allowed: false }), 'Allow it: kubectl label namespace shop cdk8s-argo-events-ha/drill=allowed'],
    ['a namespace that is not there', () => {
      const run = fakeRun();
      return { ...run, options: { ...run.options, namespace: 'shpo' } };
    }, 'there is no namespace "shpo"'],
    ['to throw away a namespace that exists', () => {
      const run = fakeRun();
      return { ...run, options: { ...run.options, temporary: true } };
    }, 'the namespace "shop" exists, and --temporary-namespace makes and deletes it'],
    ['a namespace without the EventBus', () => fakeRun({}, { bus: false }), 'there is no EventBus "default" in the namespace "shop"'],
    ['an EventBus whose servers are elsewhere', () => {
      const run = fakeRun();
      run.cluster.at('eventbus.argoproj.io', 'default').spec = { jetstreamExotic: { url: 'nats://nats.example.com:4222' } };
      return run;
    }, 'the EventBus "default" has no servers in this cluster that the drill knows. Allowed: a native JetStream bus (spec.jetstream)'],
    ['a canary without a bus in a namespace that is to be made',
      () => fakeRun({ temporary: true, namespace: 'drilled', canary: readCanary([join(__dirname, 'published-guide.yaml')]).slice(1) }),
      'the canary uses the EventBus "default", which is neither among its manifests nor in the namespace "drilled"'],
    ['to run beside another drill', () => {
      const run = fakeRun();
      run.cluster.put({ kind: 'ConfigMap', metadata: { name: DRILL } });
      return run;
    }, 'another drill runs in "shop", or an earlier one was cut off'],
    ['to take the name of a Sensor that is there', () => {
      const run = fakeRun();
      run.cluster.put({ kind: 'Sensor', metadata: { name: DRILL } });
      return run;
    }, 'the Sensor "ha-events-drill" of the canary exists already'],
  ])('%s, and touches nothing', async (_, make, message) => {
    const run = make();
    await expect(drill(run)).rejects.toThrow(message);
    expect(run.cluster.done).toEqual([]);
  });

  test('a canary of which a part exists, and leaves that as it is', async () => {
    const run = fakeRun();
    run.cluster.put({ kind: 'Service', metadata: { name: 'ha-events-drill-webhook' } });
    await expect(drill(run)).rejects.toThrow('Service "ha-events-drill-webhook" already exists');
    expect(run.cluster.has('services', 'ha-events-drill-webhook')).toBe(true);
    expect(run.cluster.has('eventsources.argoproj.io', DRILL)).toBe(false);
  });

  test.each<[string, (run: FakeRun) => void, string]>([
    ['a PodDisruptionBudget allows no disruption', ({ cluster }) => cluster.put({
      kind: 'PodDisruptionBudget',
      apiVersion: 'policy/v1',
      metadata: { name: 'tight', namespace: 'shop' },
      spec: { minAvailable: 3, selector: { matchLabels: { 'eventbus-name': 'default' } } },
      status: { disruptionsAllowed: 0 },
    }), 'the PodDisruptionBudget "tight" allows 0 disruptions'],
    ['a server is not Ready', ({ cluster }) => { cluster.at('statefulsets.apps', 'eventbus-default-js').status.readyReplicas = 2; }, 'eventbus-default-js: 2 of 3 pods are Ready'],
    ['the meta group is not whole', ({ cluster }) => { cluster.metaSize = 2; }, 'eventbus-default-js-0 sees a meta group of 2, and the bus has 3 servers'],
    ['an event is refused in the warm-up', ({ events, clock }) => events.troubles.push({ what: 'refuse', from: clock.time + 22_000, to: clock.time + 22_100 }), '2 events were refused (2 times 500)'],
    ['an event is lost in the warm-up', ({ events, clock }) => events.troubles.push({ what: 'lose', from: clock.time + 22_000, to: clock.time + 22_100 }), '2 acknowledged and not delivered'],
    ['the trigger carries no number', ({ events }) => { events.unnumbered = true; }, 'give the Sensor\'s trigger a payload that holds the body of the event'],
  ])('when %s, and removes its canary', async (_, make, message) => {
    const run = fakeRun();
    make(run);
    await expect(drill(run)).rejects.toThrow(message);
    expect(run.cluster.done.filter(what => /^(evict|restart|remove pods\/.*(source|sensor|bus))/.test(what))).toEqual([]);
    expect(run.cluster.has('configmaps', DRILL)).toBe(false);
    expect(run.cluster.all('eventsources.argoproj.io')).toEqual([]);
  });
});
