import { setting } from '../../../argo-events/nats/bus-settings';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { addedSetting } from '../../helpers/added-setting';
import { busesWithServers, JETSTREAM } from '../../helpers/buses';

export const lateSync: Rule = {
  id: 'ha/late-sync',
  category: 'storage',
  severity: 'warning',
  common: true,
  effect: { does: 'in-failure' },
  what: 'The bus acknowledges events that are not on disk yet.',
  why: 'by default nats-server flushes its files every 2 minutes; when all servers lost power together, Jepsen measured a loss of 14 % of the acknowledged messages of 30 s, or of the complete stream',
  fix: 'set sync_interval: always in spec.jetstream.settings; at the few events per second of most buses, the cost is not noticeable',
  docs: [Docs.JEPSEN_NATS, Docs.JETSTREAM_CONFIG],
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
spec: { jetstream: { version: 2.10.29, settings: "sync: always" } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    settings: |
      sync_interval: always
`],
  },
  check: flow => busesWithServers(flow).filter(({ type }) => type !== 'nats').flatMap(({ object, settings, jetstream, servers }) => {
    // the configuration of own servers may be elsewhere
    if (servers.own && settings === '') return [];
    const interval = setting(settings, 'sync_interval');
    return interval === 'always' ? [] : [{
      ...servers.own ? { object: servers.own.object, path: [...servers.path, 'volumes'], fix: 'set sync_interval: always in the jetstream block of the configuration of nats-server' }
        : { object, path: [...JETSTREAM, 'settings', 'sync_interval'] },
      what: `acknowledged events reach the disk after up to ${interval ?? '2m, the default of nats-server'}`,
      ...servers.own === undefined && addedSetting(jetstream.settings, settings, 'sync_interval', 'always'),
    }];
  }),
};
