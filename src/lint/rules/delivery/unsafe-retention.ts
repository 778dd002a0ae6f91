import { RETENTION } from '../../../argo-events/nats/stream-config';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { streamConfigPath } from '../../helpers/buses';

export const unsafeRetention: Rule = {
  id: 'ha/unsafe-retention',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The stream keeps events by interest or as a work queue.',
  why: 'with WorkQueue (2) Sensors cannot subscribe at all ("consumer must be deliver all on workqueue stream"); with Interest (1) the stream drops events that arrive while no Sensor is subscribed',
  fix: 'set retention: 0 (by limits) in streamConfig; an existing stream must be recreated',
  docs: [Docs.issue(3377), Docs.JETSTREAM_STREAMS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      retention: 2
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      retention: 1
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      retention: 0
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`],
  },
  check: ({ buses }) => buses.filter(({ stream }) => stream !== undefined && stream.retention !== RETENTION.LIMITS).map(bus => ({
    object: bus.object,
    path: streamConfigPath(bus, 'retention'),
    ...bus.stream!.retention !== RETENTION.WORK_QUEUE && { effect: { does: 'sometimes' } as const },
    what: bus.stream!.retention === RETENTION.WORK_QUEUE
      ? 'retention 2 is a work queue, on which no Sensor can subscribe'
      : `retention ${bus.stream!.retention} drops events that no Sensor has subscribed to yet`,
  })),
};
