import { DISCARD } from '../../../argo-events/nats/stream-config';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { streamConfigPath } from '../../helpers/buses';

export const sharedMessageLimit: Rule = {
  id: 'ha/shared-message-limit',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'sometimes' },
  what: 'The stream drops its oldest events, delivered or not, at a limit that all EventSources share.',
  why: 'with discard 0, the limit maxMsgs silently removes events that no Sensor has received; the default of the install manifest is 50000 for the bus',
  fix: 'set maxMsgs: -1 and limit the bytes, maxBytes; or set discard: 1, so that a full stream refuses new events instead',
  docs: [Docs.issue(3150), Docs.JETSTREAM_STREAMS, Docs.source('manifests/base/controller-manager/controller-config.yaml')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      maxMsgs: -1
      maxBytes: 1073741824
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      discard: 1
`],
  },
  check: ({ buses }) => buses.filter(({ stream }) => stream !== undefined && stream.maxMsgs > 0 && stream.discard === DISCARD.OLD).map(bus => ({
    object: bus.object,
    path: streamConfigPath(bus, 'maxMsgs'),
    what: `event number ${bus.stream!.maxMsgs + 1} drops the oldest one, delivered or not`,
  })),
};
