import { SourceEvent } from '../../../argo-events/catalog/event-source-events';
import { Port } from '../../../contract/ports';
import { Flow, Pods, Source } from '../../../flow/flow';
import { allowsPort, closing } from '../../../flow/network-policies';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { FlowEffect } from '../../engine/flow-effect';
import { Affected, Finding, Rule } from '../../engine/rule';
import { requestPorts } from '../../helpers/services';

export const networkPolicy: Rule = {
  id: 'ha/network-policy',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'NetworkPolicies close a port that the flow needs.',
  why: 'where they are enforced, servers of the bus that do not reach each other make no cluster, EventSources and Sensors without the bus restart for ever, and closed webhooks get no calls; the health checks of the node pass all the same',
  fix: 'allow TCP 4222 and 6222 to the servers of the bus and from where they are used, and the port of each webhook',
  docs: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/', Docs.JETSTREAM_CLUSTERING,
    Docs.source('pkg/reconciler/eventbus/installer/jetstream.go'),
  ],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: bus }
spec: { podSelector: { matchLabels: { eventbus-name: default } }, ingress: [{ ports: [{ port: 4222 }] }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny }
spec: { podSelector: {}, policyTypes: [Ingress] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: orders }
spec: { podSelector: { matchLabels: { sensor-name: orders } }, policyTypes: [Egress], egress: [{ ports: [{ port: 443 }, { port: 53, protocol: UDP }] }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny }
spec: { podSelector: {}, policyTypes: [Ingress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: bus }
spec: { podSelector: { matchLabels: { eventbus-name: default } }, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 4222, endPort: 6222 }] }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: other }
spec: { podSelector: { matchLabels: { app: shop } } }
`],
  },
  check: flow => {
    const policies = flow.objects.filter(({ kind }) => kind === 'NetworkPolicy');
    return policies.length === 0 ? [] : needsOf(flow).flatMap(({ pods, port, direction, ...effect }): Finding[] => {
      const closed = closing(policies, pods.object.namespace, pods.labels, direction);
      return closed.length === 0 || allowsPort(closed, direction, port) ? [] : [{
        object: closed[0],
        path: ['spec', direction.toLowerCase()],
        ...effect,
        what: `TCP ${port} is closed ${direction === 'Ingress' ? 'to' : 'from'} the pods of ${describe(pods.object)}`
          + (closed.length > 1 ? `; ${closed.length} policies select them, and none allows it` : ''),
      }];
    });
  },
};

interface Need {
  readonly pods: Pods & { readonly object: FlowObject };
  readonly port: number;
  readonly direction: 'Ingress' | 'Egress';
  readonly effect?: FlowEffect;
  readonly affects: readonly Affected[];
}

function needsOf({ buses, sources, sensors }: Flow): Need[] {
  return [
    ...buses.filter(({ type }) => type === 'jetstream').flatMap((bus): Need[] => [
      { pods: bus, port: Port.BUS_CLIENT, direction: 'Ingress', affects: [bus] },
      ...bus.replicas < 3 ? [] : (['Ingress', 'Egress'] as const).map(direction => ({ pods: bus, port: Port.BUS_CLUSTER, direction, affects: [bus] })),
    ]),
    ...[...sources, ...sensors].filter(({ bus }) => bus?.type === 'jetstream').map((pods): Need => ({ pods, port: Port.BUS_CLIENT, direction: 'Egress', affects: [pods] })),
    ...sources.flatMap(source => [...new Set(source.events.flatMap(event => requestPort(source, event) ?? []))]
      .map((port): Need => ({ pods: source, port, direction: 'Ingress', ...requestsRefused(source, port) }))),
  ];
}

/** With the webhook guard requests come to a port of it. */
function requestPort(source: Source, event: SourceEvent): number | undefined {
  const port = Number(requestPorts(source, event)?.[0]);
  return Number.isInteger(port) ? port : undefined;
}

function requestsRefused(source: Source, port: number): Pick<Need, 'effect' | 'affects'> {
  const { object, events } = source;
  return {
    effect: { does: 'refuses', to: 'event' },
    affects: events.filter(event => requestPort(source, event) === port).map(({ name }) => ({ object, event: name })),
  };
}
