import { bucketStream } from '../../../argo-events/catalog/names';
import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { bucketServers, lacksCopies } from '../../helpers/missing-copies';

export const bucketSingleReplica: Rule = {
  id: 'ha/bucket-single-replica',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The key-value bucket with the state of a Sensor has one replica.',
  why: 'Argo Events creates the bucket without a number of replicas, so NATS stores it on one server of a bus of any size. While that server is unavailable, the Sensor cannot start, fail over or reconnect',
  fix: 'run nats kv edit <sensor> --replicas 3 against the bus, for example in a Job; ha-events emit bucket prints such a Job. Argo Events does not change an existing bucket. Better, create the bucket with allow_direct: false as HaSensor does; otherwise a starting Sensor may wait 90 s for a lost server',
  docs: [Docs.JETSTREAM_KV, Docs.issue(2376), Docs.source('pkg/eventbus/jetstream/sensor/sensor_jetstream.go')],
  absent: ['Job', 'CronJob'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: batch/v1
kind: Job
metadata: { name: buckets }
spec:
  template:
    spec:
      containers:
        - name: nats
          image: natsio/nats-box:0.19.2
          command: [nats, kv, edit, orders, --replicas, "3"]
`],
  },
  check: ({ sensors }) => sensors.filter(lacksCopies).map((sensor): Result => {
    const { object, bus, bucketReplicas, bucketMaybeRaisedBy: maybe } = sensor;
    if (maybe !== undefined) {
      return {
        object,
        path: ['metadata', 'name'],
        what: `whether ${describe(maybe)} raises the replicas of the bucket ${bucketStream(object.name)}`,
        needs: `the name ${object.name} and the number of replicas in the command of ${describe(maybe)}`,
      };
    }
    return {
      object,
      path: ['metadata', 'name'],
      what: `the bucket ${bucketStream(object.name)} has ${bucketReplicas} of the ${bucketServers(sensor)} replicas that the bus supports`,
      fix: `run nats kv edit ${object.name} --replicas 3 against the bus "${bus!.object.name}", for example in a Job; ha-events emit bucket prints such a Job`,
    };
  }),
};
