import { natsSize, setting } from '../../../argo-events/nats/bus-settings';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { busesWithServers, humanBytes, streamConfigPath } from '../../helpers/buses';

export const streamTooLarge: Rule = {
  id: 'ha/stream-too-large',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The stream reserves more bytes than the file store of a server has.',
  why: 'NATS refuses to create the stream ("insufficient storage resources available"), so EventSources and Sensors restart indefinitely',
  fix: 'set maxBytes in streamConfig below max_file_store, and that below persistence.volumeSize',
  docs: [Docs.JETSTREAM_CONFIG, Docs.JETSTREAM_STREAMS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    settings: |
      max_file_store: 1GB
    streamConfig: |
      maxBytes: 2000000000
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    settings: |
      max_file_store: 4GB
    streamConfig: |
      maxBytes: 2000000000
`],
  },
  check: flow => busesWithServers(flow).flatMap(({ object, type, settings, stream }) => {
    const limit = natsSize(setting(settings, 'max_file_store') ?? '');
    return stream === undefined || limit === undefined || limit < 0 || stream.maxBytes <= limit ? [] : [{
      object,
      path: streamConfigPath({ type }, 'maxBytes'),
      what: `maxBytes is ${humanBytes(stream.maxBytes)}, and max_file_store ${humanBytes(limit)}`,
    }];
  }),
};
