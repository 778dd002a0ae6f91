import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

export const memoryTooLow: Rule = {
  id: 'ha/memory-too-low',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A memory limit is too low for the process to start.',
  why: 'the kernel kills the container each time it starts: a standby Sensor takes 15 MiB, an EventSource 24 MiB, a bus server 50 MiB',
  fix: 'raise the limit, for example to 256Mi for an EventSource or Sensor and to 1Gi for a bus server',
  docs: [Docs.RESOURCES],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, containerTemplate: { resources: { limits: { memory: 10Mi } } } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { container: { resources: { limits: { memory: "256" } } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, containerTemplate: { resources: { requests: { memory: 1Gi }, limits: { memory: 1Gi } } } } }
`],
  },
  check: flow => refused(flow, 'memory'),
};
