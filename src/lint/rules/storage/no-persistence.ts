import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { busesWithServers, serversField } from '../../helpers/buses';

const fix = (servers = 'spec.jetstream') => `set ${servers}.persistence.volumeSize; on a bus that exists this needs a new one, as the claims of a StatefulSet cannot change`;

export const noPersistence: Rule = {
  id: 'ha/no-persistence',
  category: 'storage',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The servers of the bus have no volumes.',
  why: 'without persistence each server keeps its store in an emptyDir: every pod that is replaced starts empty, and with all of them, or two of three at a time, the events are gone',
  fix: fix(),
  docs: [Docs.JETSTREAM_BUS, Docs.DISASTER_RECOVERY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: { replicas: 3, auth: token } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { volumeSize: 20Gi } } }
`],
  },
  check: flow => busesWithServers(flow).flatMap(({ object, servers, volumeBytes }): Finding[] => {
    const what = 'the servers keep events in an emptyDir, which goes with the pod';
    if (servers.own) return volumeBytes !== undefined ? [] : [{ object: servers.own.object, path: ['spec'], what, fix: 'add volumeClaimTemplates with a volume for the store_dir of nats-server' }];
    return asRecord(servers.fields.persistence) !== undefined ? [] : [{ object, path: [...servers.path, 'persistence'], what, fix: fix(serversField(servers)) }];
  }),
};
