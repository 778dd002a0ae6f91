import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

const bus = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: ${spec}
`;

export const busIncomplete: Rule = {
  id: 'ha/bus-incomplete',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'An EventBus does not have a field that the controller requires.',
  why: 'the controller refuses the EventBus, and EventSources and Sensors on that bus get no pods',
  fix: 'set the field that the finding names',
  docs: [Docs.source('pkg/reconciler/eventbus/validate.go')],
  examples: {
    bad: [bus('{ nats: {} }'), bus('{ nats: { exotic: { url: "nats://nats:4222" } } }'), bus('{ nats: { exotic: { clusterID: shop } } }'), bus('{ kafka: { topic: shop } }'), bus('{ jetstreamExotic: {} }')],
    good: [bus('{ jetstream: { version: 2.10.29, replicas: 3 } }'), bus('{ kafka: { url: "kafka:9092" } }'), bus('{ jetstreamExotic: { url: "nats://nats:4222", streamConfig: "replicas: 3" } }')],
  },
  check: flow => refused(flow, 'incomplete', 'EventBus'),
};
