import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { managedBuses, serversField } from '../../helpers/buses';

const fix = (servers = 'spec.jetstream') => `set ${servers}.containerTemplate.resources with requests.memory equal to limits.memory, for example 1Gi`;

export const noBusMemory: Rule = {
  id: 'ha/no-bus-memory',
  category: 'operation',
  severity: 'warning',
  common: true,
  effect: { does: 'sometimes' },
  what: 'The bus servers have no memory request or no memory limit.',
  why: 'without a memory request and limit, the pod is among the first to be killed when its node runs out of memory, and other pods on the node can starve it',
  fix: fix(),
  docs: [Docs.POD_QOS, Docs.DISASTER_RECOVERY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: {} } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, containerTemplate: { resources: { requests: { memory: 1Gi }, limits: { memory: 1Gi } } } } }
`],
  },
  check: flow => managedBuses(flow).flatMap(({ object, servers }) => {
    const missing = ['requests', 'limits'].filter(kind => at(servers.fields, 'containerTemplate', 'resources', kind, 'memory') === undefined);
    return missing.length === 0 ? [] : [{
      object,
      path: [...servers.path, 'containerTemplate', 'resources'],
      fix: fix(serversField(servers)),
      what: `no ${missing.map(kind => `${kind}.memory`).join(' and no ')} for nats-server`,
    }];
  }),
};
