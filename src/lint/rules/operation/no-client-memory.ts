import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

export const noClientMemory: Rule = {
  id: 'ha/no-client-memory',
  category: 'operation',
  severity: 'info',
  common: true,
  effect: { does: 'sometimes' },
  what: 'The pods have no memory request.',
  why: 'without a request, the pods are among the first to be killed when a node runs out of memory',
  fix: 'set spec.template.container.resources.requests.memory and limits.memory',
  docs: [Docs.POD_QOS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { container: { resources: { requests: { memory: 64Mi } } } } }
`],
  },
  check: flow => clients(flow).filter(({ object }) => at(object.manifest, ...TEMPLATE, 'container', 'resources', 'requests', 'memory') === undefined)
    .map(({ object }) => ({
      object,
      path: [...TEMPLATE, 'container', 'resources'],
      what: 'no requests.memory for the container main',
    })),
};
