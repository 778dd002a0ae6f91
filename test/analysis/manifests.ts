import { analyse, Analysis, PathGroup } from '../../src/analysis/analyse';
import { buildFlow } from '../../src/flow/build-flow';
import { Facts } from '../../src/flow/facts';
import { loadManifests } from '../../src/manifests/load-manifests';

/** Analysis of YAML text. */
export function analyseYaml(text: string, facts?: Facts): Analysis {
  const { objects, problems } = loadManifests([{ file: 'test.yaml', text }]);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return analyse(buildFlow(objects), facts);
}

/** The words of each verdict of a group: kind and pause. */
export function kinds({ verdicts }: PathGroup): Record<string, string> {
  return Object.fromEntries([...verdicts].map(([id, { kind, pause }]) => [id, pause === 0 || pause === Infinity ? kind : `${kind} ${pause}`]));
}

/** The HA manifest that is usually published; `version` is the JetStream version it names. */
export function publishedGuide(version: string): string {
  return `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: events }
spec:
  jetstream:
    version: ${version}
    replicas: 3
    persistence: { volumeSize: 10Gi }
    affinity:
      podAntiAffinity:
        preferredDuringSchedulingIgnoredDuringExecution:
          - weight: 100
            podAffinityTerm:
              topologyKey: topology.kubernetes.io/zone
              labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: shop, namespace: events }
spec:
  replicas: 2
  webhook:
    order: { port: "12000", endpoint: /order, method: POST }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: fulfil, namespace: events }
spec:
  replicas: 2
  dependencies: [{ name: order, eventSourceName: shop, eventName: order }]
  triggers:
    - template: { name: call, http: { url: http://shop.example.com, method: POST } }
`;
}
