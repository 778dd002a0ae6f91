import { controllerContainer } from '../../../flow/control-plane';
import { asArray, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const controllerElectionOff: Rule = {
  id: 'ha/controller-election-off',
  category: 'operation',
  severity: 'error',
  effect: { does: 'sometimes' },
  what: 'Several pods of the controller are active at the same time.',
  why: 'with --leader-election=false each pod reconciles every object, and the pods undo and duplicate each other\'s changes',
  fix: 'remove --leader-election=false',
  docs: [Docs.source('cmd/commands/controller.go')],
  examples: {
    bad: [`
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 2
  template:
    spec:
      containers:
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller, --leader-election=false] }
`],
    good: [`
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 2
  template:
    spec:
      containers:
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller] }
`, `
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 1
  template:
    spec:
      containers:
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller, --leader-election=false] }
`],
  },
  check: ({ controllers }) => controllers.filter(object => Number(at(object.manifest, 'spec', 'replicas') ?? 1) > 1
    && (asArray(controllerContainer(object)?.args) ?? []).includes('--leader-election=false')).map(object => ({
    object, path: ['spec', 'template', 'spec', 'containers'], what: `${String(at(object.manifest, 'spec', 'replicas'))} pods run with --leader-election=false`,
  })),
};
