import { StreamConfig } from '../../../argo-events/nats/stream-config';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';
import { streamConfigPath } from '../../helpers/buses';

export const immutableStreamConfig: Rule = {
  id: 'ha/immutable-stream-config',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'on-change' },
  what: 'A change of streamConfig does not reach the existing stream.',
  why: 'Argo Events creates the stream once and never updates it. The validating webhook refuses the change; without the webhook, the text changes and the stream does not',
  fix: 'also run nats stream edit default with the new values against the bus',
  docs: [Docs.issue(1793), Docs.source('pkg/eventbus/jetstream/base/jetstream.go')],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, streamConfig: "maxAge: 24h" } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, streamConfig: "maxAge: 72h" } }
`,
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, streamConfig: "maxAge: 72h" } }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, streamConfig: "maxAge: 72h" } }
`,
    }],
  },
  check: ({ buses }, _facts, before) => buses.flatMap(bus => {
    const old = before?.buses.find(({ object }) => isSame(object, bus.object))?.stream;
    const { stream } = bus;
    const changed = old && stream ? (Object.keys(stream) as (keyof StreamConfig)[]).filter(key => stream[key] !== old[key]) : [];
    return changed.length === 0 ? [] : [{
      object: bus.object,
      path: streamConfigPath(bus),
      what: `the stream keeps ${changed.map(key => `${key} ${old![key]} (not ${stream![key]})`).join(', ')}`,
    }];
  }),
};
