import { Facts } from './facts';

/** The option of the command line that gives a fact. */
export const FACT_OPTION: Readonly<Record<keyof Facts, string>> = {
  zones: 'zones',
  nodes: 'nodes',
  kubernetesVersion: 'kubernetes-version',
  argoEventsVersion: 'argo-events-version',
  controllerConfiguration: 'controller-configuration',
  chartVersion: 'chart-version',
  jetStreamVersions: 'jetstream-version',
  podPolicy: 'pod-policy',
  volumesFollow: 'volumes-follow',
  controllerReplicas: 'controller-replicas',
  imagePullPolicy: 'image-pull-policy',
};

/** The facts that a text names which names nothing else, as in `argoEventsVersion, or chartVersion`. */
export function factsIn(text: string): (keyof Facts)[] {
  const words = (text.match(/[A-Za-z]+/g) ?? []).filter(word => word !== 'and' && word !== 'or');
  return words.every((word): word is keyof Facts => Object.hasOwn(FACT_OPTION, word)) ? words : [];
}
