import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';
import { droppedFieldsOf } from '../../helpers/fields';

export const imageAlwaysPulled: Rule = {
  id: 'ha/image-always-pulled',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'Every start of a pod needs the image registry.',
  why: 'the controller sets imagePullPolicy Always on every pod, regardless of the template, unless it has IMAGE_PULL_POLICY. While the registry is unavailable, no pod is replaced and no container restarts',
  fix: 'set the environment variable IMAGE_PULL_POLICY=IfNotPresent on the controller-manager',
  problems: ['controller-default', 'dropped-field'],
  docs: [Docs.issue(4050), Docs.source('pkg/shared/util/util.go')],
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
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { container: { imagePullPolicy: IfNotPresent } } }
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
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller], env: [{ name: IMAGE_PULL_POLICY, value: IfNotPresent }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
  },
  check: (flow, facts) => [
    ...flow.controllers.filter(() => (facts.imagePullPolicy ?? 'Always') === 'Always').map(object => ({
      object, path: ['spec', 'template', 'spec', 'containers'], problem: 'controller-default', what: 'the controller gives all pods imagePullPolicy Always',
    })),
    ...clients(flow).filter(() => facts.imagePullPolicy !== 'IfNotPresent').flatMap(({ object }) => droppedFieldsOf(object)
      .filter(({ path }) => path[path.length - 1] === 'imagePullPolicy')
      .map(({ path, reason, instead }) => ({ object, path, problem: 'dropped-field', what: 'imagePullPolicy in the template has no effect', why: reason, fix: instead }))),
  ],
};
