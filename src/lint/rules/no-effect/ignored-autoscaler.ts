import { busNames, eventSourceGenerateName, sensorGenerateName } from '../../../argo-events/catalog/names';
import { streamingNames } from '../../../argo-events/nats/streaming';
import { Flow } from '../../../flow/flow';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Path, Result, Rule } from '../../engine/rule';

export const ignoredAutoscaler: Rule = {
  id: 'ha/ignored-autoscaler',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'An autoscaler is meant for pods of Argo Events.',
  why: 'the custom resources have no scale subresource, so the autoscaler only reports an error. Deployments have random names, and the controller resets their replicas with the next change. Leader election and Raft groups rely on the number in the custom resource',
  fix: 'remove the autoscaler, and set spec.replicas for the load; split the triggers of a slow Sensor among several Sensors',
  docs: [Docs.EVENT_SOURCE_HA, Docs.source('manifests/base/crds/argoproj.io_eventsources.yaml'), 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#scale-subresource'],
  examples: {
    bad: [`
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: hooks }
spec: { minReplicas: 2, maxReplicas: 5, scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: EventSource, name: hooks } }
`, `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: orders }
spec: { scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Sensor, name: orders } }
`, `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: orders }
spec: { targetRef: { apiVersion: argoproj.io/v1alpha1, kind: Sensor, name: orders } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: bus }
spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: eventbus-default-js } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: orders }
spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: orders-sensor-x7k2p } }
`],
    good: [`
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: shop }
spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: shop } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: bus }
spec: { targetRef: { apiVersion: apps/v1, kind: StatefulSet, name: eventbus-default-js }, updatePolicy: { updateMode: "Off" } }
`],
  },
  check: flow => flow.objects.filter(({ kind }) => kind in TARGETS).flatMap((object): Result[] => {
    const path = TARGETS[object.kind];
    const target = at(object.manifest, ...path.map(String));
    const kind = asString(at(target, 'kind')) ?? 'Deployment';
    const name = asString(at(target, 'name')) ?? '';
    if (['EventBus', 'EventSource', 'Sensor'].includes(kind) && /^argoproj\.io\//.test(asString(at(target, 'apiVersion')) ?? '')) {
      return [{ object, path: [...path, 'kind'], what: `${kind} "${name}" has no subresource scale, so nothing is scaled` }];
    }
    const owner = object.kind === 'VerticalPodAutoscaler' ? undefined : ownerOf(flow, object.namespace, kind, name);
    return owner === undefined ? [] : [{ object, path: [...path, 'name'], what: `the autoscaler scales the ${kind} that the controller creates for ${describe(owner)}` }];
  }),
};

/** Where each kind names what it scales. */
const TARGETS: Readonly<Record<string, Path>> = {
  HorizontalPodAutoscaler: ['spec', 'scaleTargetRef'],
  ScaledObject: ['spec', 'scaleTargetRef'],
  VerticalPodAutoscaler: ['spec', 'targetRef'],
};

/** The custom resource of which the controller makes that workload. */
function ownerOf({ buses, sources, sensors }: Flow, namespace: string, kind: string, name: string): FlowObject | undefined {
  const isIts = (prefix: string) => name.startsWith(prefix) && /^[a-z0-9]+$/.test(name.slice(prefix.length));
  const owners = kind === 'StatefulSet'
    ? buses.filter(({ servers, type, object }) => servers !== undefined && name === (type === 'nats' ? streamingNames : busNames)(object.name).statefulSet)
    : kind === 'Deployment'
      ? [
        ...sources.filter(({ object }) => isIts(eventSourceGenerateName(object.name))),
        ...sensors.filter(({ object }) => isIts(sensorGenerateName(object.name))),
      ]
      : [];
  return owners.map(({ object }) => object).find(object => object.namespace === namespace);
}
