import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { busesWithServers, serversField } from '../../helpers/buses';

const fix = (servers = 'spec.jetstream') => `set ${servers}.persistence.volumeSize; an existing bus must be replaced, as the claims of a StatefulSet cannot change`;

export const noPersistence: Rule = {
  id: 'ha/no-persistence',
  category: 'storage',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'The servers of the bus have no volumes.',
  why: 'without persistence each server keeps its store in an emptyDir, so every replaced pod starts empty. The replacement of all pods, or of two of three at the same time, loses the events',
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
    const what = 'the servers keep events in an emptyDir, which is deleted with the pod';
    if (servers.own) return volumeBytes !== undefined ? [] : [{ object: servers.own.object, path: ['spec'], what, fix: 'add volumeClaimTemplates with a volume for the store_dir of nats-server' }];
    return asRecord(servers.fields.persistence) !== undefined ? [] : [{ object, path: [...servers.path, 'persistence'], what, fix: fix(serversField(servers)) }];
  }),
};
