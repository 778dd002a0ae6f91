import { Facts } from '../../src/flow/facts';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { flowOf } from '../lint/support/flow-of';

const controller = (tag: string, labels = '{}') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: argo-events-controller-manager, labels: ${labels} }
spec: { replicas: 2, template: { spec: { containers: [{ name: c, image: "quay.io/argoproj/argo-events:${tag}", args: [controller] }] } } }
`;
const CHART = '{ helm.sh/chart: argo-events-2.4.22 }';

test.each<[string, string, Facts, Facts]>([
  ['of the image of the controller', controller('v1.9.10'), {}, { argoEventsVersion: 'v1.9.10' }],
  ['of the chart of the controller', controller('v1.9.10', CHART), {}, { argoEventsVersion: 'v1.9.10', chartVersion: '2.4.22', controllerConfiguration: 'helm' }],
  ['of the chart, with an image of another version', controller('v1.9.11', CHART), {}, { argoEventsVersion: 'v1.9.11', chartVersion: '2.4.22', controllerConfiguration: 'helm' }],
  ['of a chart that was given', '', { chartVersion: '2.4.17' }, { argoEventsVersion: 'v1.9.8', chartVersion: '2.4.17', controllerConfiguration: 'helm' }],
  ['of a chart that is not known', '', { chartVersion: '2.4.99' }, { chartVersion: '2.4.99', controllerConfiguration: 'helm' }],
  ['given, against those of the controller', controller('v1.9.10', CHART), { controllerConfiguration: 'manifest' }, { argoEventsVersion: 'v1.9.10', controllerConfiguration: 'manifest' }],
  ['of another chart', controller('v1.9.10', '{ helm.sh/chart: platform-1.0.0 }'), {}, { argoEventsVersion: 'v1.9.10' }],
])('facts %s', (_, yaml, given, facts) => {
  const { controllerReplicas, ...found } = resolveFacts(flowOf(yaml), given);
  expect(found).toEqual(facts);
  expect(controllerReplicas).toBe(yaml === '' ? undefined : 2);
});

test('the list of the controller\'s own ConfigMap is a fact, with the images of its versions', () => {
  const flow = flowOf(`
apiVersion: v1
kind: ConfigMap
metadata: { name: argo-events-controller-manager }
data:
  controller-config.yaml: |
    eventBus:
      jetstream:
        versions:
          - { version: latest, natsImage: nats:2.10.10 }
          - { version: 2.12.12, natsImage: "registry.corp/nats:2.12.12" }
`);
  expect(resolveFacts(flow, {})).toEqual({ jetStreamVersions: ['latest', '2.12.12'] });
  expect([...flow.controllerConfig!.natsImages]).toEqual([['latest', 'nats:2.10.10'], ['2.12.12', 'registry.corp/nats:2.12.12']]);
});
