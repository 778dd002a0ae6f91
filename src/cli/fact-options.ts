import { Arguments, Option, Options } from './arguments';
import { FACT_OPTION } from '../flow/fact-options';
import { Facts } from '../flow/facts';
import { readFacts } from '../flow/read-facts';

const OPTIONS: Readonly<Record<keyof Facts, Option>> = {
  zones: { type: 'string', value: 'N', help: 'zones with nodes that can run the pods' },
  nodes: { type: 'string', value: 'N', help: 'nodes in all' },
  kubernetesVersion: { type: 'string', value: 'VERSION', help: 'of the cluster, for example 1.36' },
  argoEventsVersion: { type: 'string', value: 'VERSION', help: 'of the controller, for example v1.9.11' },
  controllerConfiguration: {
    type: 'string', value: 'manifest|helm', formerly: 'controller-config', help: 'how Argo Events was installed: its lists of JetStream versions differ',
  },
  chartVersion: { type: 'string', value: 'VERSION', help: 'of the Helm chart argo-events, for example 2.4.25' },
  jetStreamVersions: { type: 'string', multiple: true, value: 'VERSION', help: 'a version in a custom controller configuration; repeatable' },
  podPolicy: { type: 'boolean', help: 'the pod policy (HaPodPolicy) is installed in the cluster; --no-pod-policy: it is not' },
  volumesFollow: { type: 'boolean', help: 'another node of the zone can attach the volumes of the bus; --no-volumes-follow: it cannot' },
  controllerReplicas: { type: 'string', value: 'N', help: 'replicas of the controller-manager' },
  imagePullPolicy: { type: 'string', value: 'POLICY', help: 'IMAGE_PULL_POLICY of the controller-manager' },
};

const FACTS = Object.keys(OPTIONS) as (keyof Facts)[];

/** Facts that can be given on the command line; they count before those of the configuration file. */
export const FACT_OPTIONS: Options = Object.fromEntries(FACTS.map(fact => [FACT_OPTION[fact], OPTIONS[fact]]));

export function factsOf({ text, all, flag }: Arguments): Facts {
  const given = FACTS.map(fact => {
    const [{ type, multiple, value }, option] = [OPTIONS[fact], FACT_OPTION[fact]];
    if (type === 'boolean') return [fact, flag(option)];
    if (multiple) return [fact, all(option).length > 0 ? all(option) : undefined];
    const written = text(option);
    return [fact, value === 'N' && /^\d+$/.test(written ?? '') ? Number(written) : written];
  });
  return readFacts(Object.fromEntries(given.filter(([, value]) => value !== undefined)), 'the command line');
}
