import { analyse } from '../../../src/analysis/analyse';
import { Facts } from '../../../src/flow/facts';
import { resolveFacts } from '../../../src/flow/resolve-facts';
import { runRules } from '../../../src/lint/engine/run-rules';
import { RULES } from '../../../src/lint/rules';
import { flowOf } from '../../lint/support/flow-of';

interface Given {
  readonly bus?: string;
  readonly template?: string;
  readonly beside?: string;
  readonly facts?: Facts;
}

const flowWith = ({ bus = '', template = '{}', beside = '' }: Given) => flowOf(`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { volumeSize: 10Gi, storageClassName: fast }${bus} } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 2, service: { ports: [{ port: 12000 }] }, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec:
  replicas: 1
  template: ${template}
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ template: { name: ship, log: {} } }]
${beside}`);

const CLAIM = '{ volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] }';
const storageClass = (provisioner: string) => `---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: ${provisioner}
`;
const FACTS = { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11' };

test.each<Given & { readonly name: string; readonly said: string }>([
  { name: 'a claim that is not among the manifests', template: CLAIM, said: 'whether the PersistentVolumeClaim "data" exists' },
  {
    name: 'a bus whose images are never pulled',
    bus: ', containerTemplate: { imagePullPolicy: Never }',
    said: 'whether each node has the images: imagePullPolicy is Never, and the kubelet pulls no image',
  },
  {
    name: 'a controller whose images are never pulled',
    facts: { imagePullPolicy: 'Never' },
    said: 'whether each node has the images: imagePullPolicy is Never, and the kubelet pulls no image',
  },
  {
    name: 'a server that is not root, without fsGroup',
    bus: ', securityContext: { runAsUser: 1000 }',
    said: 'whether the user 1000 may write to the volumes: securityContext has no fsGroup, and a new volume belongs to root',
  },
  {
    name: 'the same with a provisioner that is not known',
    bus: ', containerTemplate: { securityContext: { runAsUser: 1000 } }',
    beside: storageClass('ebs.csi.aws.com'),
    said: 'whether the user 1000 may write to the volumes: securityContext has no fsGroup, and a new volume belongs to root',
  },
])('$name is unknown to check and to report', ({ said, facts: given, ...flow }) => {
  const facts = { ...FACTS, ...given };
  expect(runRules(RULES, flowWith(flow), resolveFacts(flowWith(flow), facts)).unknowns.map(({ what }) => what)).toContain(said);
  expect(analyse(flowWith(flow), facts).groups.map(({ verdicts }) => verdicts.get('none')!.kind)).toEqual(['unknown']);
});

test.each<Given & { readonly name: string }>([
  { name: 'nothing of it' },
  { name: 'a claim among the manifests', template: CLAIM, beside: '---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data, namespace: shop }\n' },
  { name: 'fsGroup', bus: ', securityContext: { runAsUser: 1000, fsGroup: 1000 }' },
  { name: 'a provisioner whose volumes every user may write to', bus: ', securityContext: { runAsUser: 1000 }', beside: storageClass('rancher.io/local-path') },
])('with $name the flow is known to deliver', flow => {
  expect(analyse(flowWith(flow), FACTS).groups.map(({ verdicts }) => verdicts.get('none')!.kind)).toEqual(['flows']);
});
