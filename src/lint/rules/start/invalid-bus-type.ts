import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const invalidBusType: Rule = {
  id: 'ha/invalid-bus-type',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The EventBus has no type that the controller installs.',
  why: 'spec needs jetstream, jetstreamExotic, kafka or nats; without one the controller does nothing, and EventSources and Sensors on that bus get no pods',
  fix: 'set spec.jetstream with version and replicas',
  docs: [Docs.EVENT_BUS, Docs.source('pkg/reconciler/eventbus/validate.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetStream: { version: 2.10.29 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: ({ buses }) => buses.filter(({ type }) => type === undefined).map(({ object }) => ({
    object,
    path: ['spec'],
    what: `spec has ${Object.keys(asRecord(object.manifest.spec) ?? {}).join(', ') || 'no fields'}, and needs one of jetstream, jetstreamExotic, kafka, nats`,
  })),
};
