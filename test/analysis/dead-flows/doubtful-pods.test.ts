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
const claim = (fields: string) => `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteMany], resources: { requests: { storage: 1Gi } }${fields} }
`;
const secret = (name: string, key: string) => `---
apiVersion: v1
kind: Secret
metadata: { name: ${name}, namespace: shop }
stringData: { ${key}: "{}" }
`;
const PULL = '{ imagePullSecrets: [{ name: registry }] }';
const WITHOUT_PASSWORD = 'whether the nodes can pull the images: no Secret "registry" of imagePullSecrets with the key .dockerconfigjson is known';
const FACTS = { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11' };

test.each<Given & { readonly name: string; readonly said: string }>([
  { name: 'a claim that is not among the manifests', template: CLAIM, said: 'whether the PersistentVolumeClaim "data" exists' },
  { name: 'a claim of a class that is not among the others', template: CLAIM, beside: claim(', storageClassName: slow') + storageClass('ebs.csi.aws.com'), said: 'whether the StorageClass "slow" exists' },
  { name: 'a Secret to pull images that is not among the others', template: PULL, beside: secret('token', 'token'), said: WITHOUT_PASSWORD },
  { name: 'a Secret to pull images without credentials', template: PULL, beside: secret('registry', 'token'), said: WITHOUT_PASSWORD },
  { name: 'a bus with a Secret to pull images that is not among the others', bus: ', imagePullSecrets: [{ name: registry }]', beside: secret('token', 'token'), said: WITHOUT_PASSWORD },
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
  { name: 'a claim among the manifests', template: CLAIM, beside: claim('') },
  { name: 'a claim of a class among the manifests', template: CLAIM, beside: claim(', storageClassName: fast') + storageClass('ebs.csi.aws.com') },
  { name: 'a Secret to pull images', template: PULL, beside: secret('registry', '.dockerconfigjson') },
  { name: 'a Secret to pull images, where no Secret is among the manifests', template: PULL },
  { name: 'fsGroup', bus: ', securityContext: { runAsUser: 1000, fsGroup: 1000 }' },
  { name: 'a provisioner whose volumes every user may write to', bus: ', securityContext: { runAsUser: 1000 }', beside: storageClass('rancher.io/local-path') },
])('with $name the flow is known to deliver', flow => {
  expect(analyse(flowWith(flow), FACTS).groups.map(({ verdicts }) => verdicts.get('none')!.kind)).toEqual(['flows']);
});
