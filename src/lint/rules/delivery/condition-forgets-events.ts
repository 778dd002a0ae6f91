import { waitsForSeveral } from '../../../argo-events/catalog/conditions';
import { Sensor } from '../../../flow/flow';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { FlowEffect } from '../../engine/flow-effect';
import { Finding, Rule, Unknown } from '../../engine/rule';

/** Without them, the trigger never runs. */
const MISSING_TOPICS: FlowEffect = { does: 'never-delivers', to: 'trigger' };

export const conditionForgetsEvents: Rule = {
  id: 'ha/condition-forgets-events',
  category: 'delivery',
  severity: 'info',
  effect: { does: 'in-failure' },
  unknownEffect: MISSING_TOPICS,
  what: 'A trigger that waits for several events drops an event that arrives while its bucket is not readable.',
  why: 'the Sensor records received events in its key-value bucket and reads the bucket for each event. When the read fails, for example while a bus server is lost, the Sensor acknowledges and drops the event, even with atLeastOnce',
  fix: 'where no event may be lost, give each dependency its own trigger, and join the results at the receiver',
  docs: [Docs.TRIGGER_CONDITIONS, Docs.source('pkg/eventbus/jetstream/sensor/trigger_conn.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }, { name: payment, eventSourceName: hooks, eventName: payment }]
  triggers: [{ template: { name: ship, conditions: order && payment, log: {} } }]
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }, { name: payment, eventSourceName: hooks, eventName: payment }]
  triggers: [{ template: { name: ship, log: {} } }]
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: 'nats://nats.shop.svc:4222' } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }, { name: payment, eventSourceName: hooks, eventName: payment }]
  triggers: [{ template: { name: ship, log: {} } }]
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }, { name: payment, eventSourceName: hooks, eventName: payment }]
  triggers: [{ template: { name: any, conditions: order || payment, log: {} } }]
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: {} } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 1
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }, { name: payment, eventSourceName: hooks, eventName: payment }]
  triggers: [{ template: { name: ship, log: {} } }]
`],
  },
  check: ({ sensors }) => [...forgets(sensors), ...kafkaTopics(sensors)],
};

/** The Sensor keeps events in topics that it does not create. */
function kafkaTopics(sensors: readonly Sensor[]): Unknown[] {
  return sensors.filter(({ bus }) => bus?.type === 'kafka').flatMap(({ object, bus, dependencies, triggers }) => triggers.flatMap(({ index, name, trigger }) => {
    const conditions = asString(at(trigger, 'template', 'conditions'));
    if (!waitsForSeveral(conditions, dependencies)) return [];
    const topic = asString(at(bus!.object.manifest, 'spec', 'kafka', 'topic')) ?? `${object.namespace}-${bus!.object.name}`;
    const topics = ['trigger', 'action'].map(kind => `${topic}-${object.name}-${kind}`);
    return [{
      object,
      path: ['spec', 'triggers', index, 'template', conditions ? 'conditions' : 'name'],
      effect: MISSING_TOPICS,
      what: `whether the trigger "${name ?? index}", which waits for several events, ever runs`,
      needs: `the topics ${topics.join(' and ')} in Kafka: create them, or let the brokers create topics (auto.create.topics.enable)`,
    }];
  }));
}

function forgets(sensors: readonly Sensor[]): Finding[] {
  return sensors.filter(({ bus }) => bus?.type === undefined || bus.type === 'jetstream' || bus.type === 'jetstreamExotic')
    .flatMap(({ object, dependencies, triggers }) => triggers.flatMap(({ index, name, trigger }) => {
      const conditions = asString(at(trigger, 'template', 'conditions'));
      if (!waitsForSeveral(conditions, dependencies)) return [];
      return [{
        object,
        path: ['spec', 'triggers', index, 'template', conditions ? 'conditions' : 'name'],
        what: `the trigger "${name ?? index}" waits for ${conditions || `all ${dependencies.length} dependencies`}, and drops an event that arrives while the bucket of the Sensor is not readable`,
      }];
    }));
}
