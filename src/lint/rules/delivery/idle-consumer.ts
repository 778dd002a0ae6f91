import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { triggerConsumers } from '../../helpers/consumers';
import { liveBus } from '../../helpers/live';

const SENSOR = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: shop, eventName: order }]
  triggers: [{ template: { name: log, log: {} } }]
`;

const CONSUMER = 'group-3288063954';

export const idleConsumer: Rule = {
  id: 'ha/idle-consumer',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'sometimes' },
  what: 'Events are pending in a running bus, and the Sensor does not request them.',
  why: 'a working Sensor always has an open request for messages. Without an open request its process hangs, although the pod is Ready',
  fix: 'check again after some seconds; if the finding persists, restart the active pod of the Sensor, or deploy the keeper of HaEventBus (without cdk8s: ha-events emit keeper), which restarts such pods',
  docs: [Docs.issue(4183), Docs.JETSTREAM_STREAMS],
  examples: {
    bad: [{ yaml: SENSOR, live: liveBus({ consumers: { [CONSUMER]: { pending: 12, waiting: 0 } } }) }],
    good: [{ yaml: SENSOR, live: liveBus({ consumers: { [CONSUMER]: { pending: 12, waiting: 1 } } }) }, SENSOR],
  },
  check: ({ sensors }) => sensors.flatMap(sensor => triggerConsumers(sensor).flatMap(({ consumer, trigger, triggerIndex }) => {
    const state = sensor.bus?.live?.consumers.get(consumer);
    return state === undefined || state.pending === 0 || state.waiting > 0 ? [] : [{
      object: sensor.object,
      path: ['spec', 'triggers', triggerIndex],
      what: `${state.pending} events are pending for the trigger "${trigger}" (consumer ${consumer}), and the Sensor has no open request`,
    }];
  })),
};
