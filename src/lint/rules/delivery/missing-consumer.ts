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

const STARTED = { KV_orders: {} };

export const missingConsumer: Rule = {
  id: 'ha/missing-consumer',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'trigger' },
  what: 'A running bus has no consumer for a trigger, so the trigger gets no events.',
  why: 'Argo Events creates the consumer when the Sensor starts and does not notice its removal. The pods stay Ready, the trigger is silent, and a restart begins at new events',
  fix: 'deploy the keeper of HaEventBus (without cdk8s: ha-events emit keeper), which recreates the consumer at its last position; otherwise restart the Sensor, which loses the events in between',
  docs: [Docs.issue(4183), Docs.source('pkg/eventbus/jetstream/sensor/trigger_conn.go')],
  examples: {
    bad: [{ yaml: SENSOR, live: liveBus({ streams: STARTED }) }],
    good: [
      { yaml: SENSOR, live: liveBus({ streams: STARTED, consumers: { 'group-3288063954': { pending: 0, waiting: 1 } } }) },
      // a Sensor that has never started has no bucket
      { yaml: SENSOR, live: liveBus() },
      SENSOR,
    ],
  },
  check: ({ sensors }) => sensors.flatMap(sensor => {
    const live = sensor.bus?.live;
    if (live === undefined || !live.streams.has(`KV_${sensor.object.name}`)) return [];
    const missing = triggerConsumers(sensor).filter(({ consumer }) => !live.consumers.has(consumer));
    return missing.map(({ consumer, trigger, triggerIndex, dependency }) => ({
      object: sensor.object,
      path: ['spec', 'triggers', triggerIndex],
      what: `the bus has no consumer ${consumer} for the trigger "${trigger}" and the dependency "${dependency}"`,
    }));
  }),
};
