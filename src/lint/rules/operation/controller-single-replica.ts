import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const controllerSingleReplica: Rule = {
  id: 'ha/controller-single-replica',
  category: 'operation',
  severity: 'info',
  effect: { does: 'in-failure' },
  what: 'The controller of Argo Events has one pod.',
  why: 'running flows do not need the controller. While it is unavailable, for minutes after a node loss, changes of an EventBus, EventSource or Sensor have no effect',
  fix: 'set replicas: 2 with --leader-election, which is on by default, and a PodDisruptionBudget with maxUnavailable: 1',
  docs: [Docs.issue(1799), Docs.source('manifests/base/controller-manager/controller-manager-deployment.yaml')],
  examples: {
    bad: [`
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 1
  template:
    spec:
      containers:
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller] }
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
`],
  },
  check: ({ controllers }) => controllers.filter(({ manifest }) => (at(manifest, 'spec', 'replicas') ?? 1) === 1).map(object => ({
    object, path: ['spec', 'replicas'], what: 'the controller has 1 pod',
  })),
};
