import { admit, policyFor, policyObjects, removePolicy, removePolicyObjects } from './support/admission';
import { apply } from './support/apply';
import { ensureCrds } from './support/crds';
import { eventually } from './support/eventually';
import { kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { testName } from './support/test-run';
import { EventBusCheck } from '../../src/constructs/pod-policy/pod-policy-options';

jest.setTimeout(120_000);

const NAMESPACE = testName('admission-event-bus');
const STREAM_OF_ONE = 'maxAge: 72h\nreplicas: 1\n';

const bus = (spec: object, metadata: object = {}) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default', ...metadata }, spec });
const native = (jetstream: object) => bus({ jetstream: { version: '2.10.29', persistence: { volumeSize: '1Gi' }, ...jetstream } });

const GOOD: [string, object][] = [
  ['3 servers', native({ replicas: 3 })],
  ['5 servers', native({ replicas: 5 })],
  ['as many as the controller chooses, which is 3', native({})],
  ['a stream of 3', native({ replicas: 3, streamConfig: 'maxAge: 72h\nreplicas: 3\n' })],
  ['a bus elsewhere with a stream of 3', bus({ jetstreamExotic: { url: 'nats://nats:4222', streamConfig: 'replicas: 3' } })],
  ['Kafka', bus({ kafka: { url: 'kafka:9092' } })],
];

const BAD: [string, object, string][] = [
  ['1 server', native({ replicas: 1 }), 'spec.jetstream.replicas'],
  ['2 servers', native({ replicas: 2 }), 'spec.jetstream.replicas'],
  ['4 servers', native({ replicas: 4 }), 'spec.jetstream.replicas'],
  ['no persistence', bus({ jetstream: { replicas: 3 } }), 'spec.jetstream.persistence'],
  ['a stream of 1', native({ replicas: 3, streamConfig: STREAM_OF_ONE }), 'spec.jetstream.streamConfig'],
  ['a bus elsewhere with a stream of 1', bus({ jetstreamExotic: { streamConfig: STREAM_OF_ONE } }), 'spec.jetstreamExotic.streamConfig'],
  ['a bus elsewhere with the stream it gets by default', bus({ jetstreamExotic: { url: 'nats://nats:4222' } }), 'spec.jetstreamExotic.streamConfig'],
];

describeOnCluster('an EventBus', () => {
  beforeAll(ensureCrds);

  describe.each([EventBusCheck.WARN, EventBusCheck.DENY])('with EventBusCheck %s', eventBusCheck => {
    beforeAll(async () => {
      await policyFor(NAMESPACE, { eventBusCheck });
      await eventually(30, () => expect(admit(NAMESPACE, BAD[0][1])).not.toMatchObject({ error: '', warnings: [] }));
    });
    afterAll(() => removePolicy(NAMESPACE));

    test.each(GOOD)('of %s passes', (_, object) => {
      expect(admit(NAMESPACE, object)).toMatchObject({ error: '', warnings: [] });
    });

    test.each(BAD)('of %s does not', (_, object, field) => {
      const { object: stored, error, warnings } = admit(NAMESPACE, object);
      if (eventBusCheck === EventBusCheck.DENY) {
        expect(stored).toBeUndefined();
        expect(error).toContain(field);
      } else {
        expect(stored).toBeDefined();
        expect(warnings).toEqual([expect.stringContaining(field)]);
      }
    });
  });

  test('that was there before can be labelled and deleted, but not changed for another that is wrong', async () => {
    const wrong = native({ replicas: 1 });
    const patch = (change: object) => kubectl(['patch', 'eventbus', 'default', '-n', NAMESPACE, '--type=merge', '-p', JSON.stringify(change)]);
    freshNamespace(NAMESPACE);
    apply([{ ...wrong, metadata: { name: 'default', finalizers: ['example.com/volumes'] } }], NAMESPACE);
    try {
      apply(policyObjects(NAMESPACE, { eventBusCheck: EventBusCheck.DENY }));
      await eventually(30, () => expect(admit(NAMESPACE, wrong).error).toContain('denied'));
      patch({ metadata: { labels: { team: 'shop' } } });
      expect(() => patch({ spec: { jetstream: { replicas: 4 } } })).toThrow('spec.jetstream.replicas');
      kubectl(['delete', 'eventbus', 'default', '-n', NAMESPACE, '--wait=false']);
      patch({ metadata: { finalizers: null } });
      expect(kubectl(['get', 'eventbus', '-n', NAMESPACE, '-o', 'name'])).toBe('');
    } finally {
      removePolicyObjects(NAMESPACE);
      if (kubectl(['get', 'eventbus', '-n', NAMESPACE, '-o', 'name'])) patch({ metadata: { finalizers: null } });
      deleteNamespace(NAMESPACE);
    }
  });
});
