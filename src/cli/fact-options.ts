import { Arguments, Options } from './arguments';
import { Facts } from '../flow/facts';
import { readFacts } from '../flow/read-facts';

/** Facts that can be given on the command line; they count before those of the configuration file. */
export const FACT_OPTIONS: Options = {
  'zones': { type: 'string', value: 'N', help: 'zones with nodes that can run the pods' },
  'nodes': { type: 'string', value: 'N', help: 'nodes in all' },
  'kubernetes-version': { type: 'string', value: 'VERSION', help: 'of the cluster, for example 1.36' },
  'argo-events-version': { type: 'string', value: 'VERSION', help: 'of the controller, for example v1.9.11' },
  'controller-configuration': { type: 'string', value: 'manifest|helm', help: 'how Argo Events was installed, which decides the JetStream versions that it lists', formerly: 'controller-config' },
  'chart-version': { type: 'string', value: 'VERSION', help: 'of the Helm chart argo-events, for example 2.4.25' },
  'jetstream-version': { type: 'string', multiple: true, value: 'VERSION', help: 'a version in a controller configuration of your own; any number of times' },
  'pod-policy': { type: 'boolean', help: 'the pod policy (HaPodPolicy) is installed in the cluster; --no-pod-policy: it is not' },
  'controller-replicas': { type: 'string', value: 'N', help: 'replicas of the controller-manager' },
  'image-pull-policy': { type: 'string', value: 'POLICY', help: 'IMAGE_PULL_POLICY of the controller-manager' },
};

export function factsOf({ text, all, flag }: Arguments): Facts {
  const number = (name: string) => (/^\d+$/.test(text(name) ?? '') ? Number(text(name)) : text(name));
  const given = {
    zones: number('zones'),
    nodes: number('nodes'),
    kubernetesVersion: text('kubernetes-version'),
    argoEventsVersion: text('argo-events-version'),
    controllerConfiguration: text('controller-configuration'),
    chartVersion: text('chart-version'),
    jetStreamVersions: all('jetstream-version').length > 0 ? all('jetstream-version') : undefined,
    podPolicy: flag('pod-policy'),
    controllerReplicas: number('controller-replicas'),
    imagePullPolicy: text('image-pull-policy'),
  };
  return readFacts(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)), 'the command line');
}
