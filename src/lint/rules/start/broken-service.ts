import { Flow } from '../../../flow/flow';
import { isHeadless } from '../../../manifests/service';
import { Docs } from '../../engine/doc-links';
import { FlowEffect, isStanding } from '../../engine/flow-effect';
import { Finding, Result, Rule } from '../../engine/rule';
import { NeededService, neededServices, ServiceRole } from '../../helpers/needed-services';
import { serversExample } from '../../helpers/servers-example';
import { SERVICE_PROBLEMS, serviceProblem } from '../../helpers/service-problem';

const GUARD_PORT = 'bus-e6e8e1ee0f';
const manifests = (services: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstreamExotic: { url: "nats://eventbus-default:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3 }
---${serversExample()}---
apiVersion: v1
kind: Service
${services}
`;
const SERVERS = `metadata: { name: eventbus-default-servers, namespace: shop }
spec: { clusterIP: None, publishNotReadyAddresses: true, selector: { cdk8s-argo-events-ha/bus: default }, ports: [{ name: nats, port: 4222 }] }`;
const CLIENTS = `metadata: { name: eventbus-default, namespace: shop }
spec: { selector: { cdk8s-argo-events-ha/bus: default }, ports: [{ port: 4222, targetPort: nats }] }`;
const both = (clients = CLIENTS, servers = SERVERS) => manifests(`${servers}\n---\napiVersion: v1\nkind: Service\n${clients}`);

/** The guard looks for the server of its zone through a Service with the port 8222. */
const behindGuard = (near: string) => [
  both(CLIENTS.replace('spec: { selector: { cdk8s-argo-events-ha/bus: default }, ports: [{ port: 4222, targetPort: nats }] }',
    `spec: { selector: { cdk8s-argo-events-ha/node-guard: guard }, ports: [{ port: 4222, targetPort: ${GUARD_PORT} }] }`)),
  ...[0, 1, 2].map(ordinal => `
apiVersion: v1
kind: Service
metadata: { name: eventbus-default-server-${ordinal}, namespace: shop }
spec: { selector: { statefulset.kubernetes.io/pod-name: eventbus-default-${ordinal} }, ports: [{ port: 4222 }] }
`), `
apiVersion: v1
kind: Service
metadata: { name: eventbus-default-near, namespace: shop }
spec: { selector: { cdk8s-argo-events-ha/bus: default }, ports: [{ ${near} }] }
`, `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: guard, namespace: shop }
spec:
  selector: { matchLabels: { cdk8s-argo-events-ha/node-guard: guard } }
  template:
    metadata: { labels: { cdk8s-argo-events-ha/node-guard: guard } }
    spec: { containers: [{ name: guard, image: "haproxy:3.2-alpine", ports: [{ name: ${GUARD_PORT}, containerPort: 4222 }] }] }
`,
].join('---');

export const brokenService: Rule = {
  id: 'ha/broken-service',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'A Service that own servers or a node guard use does not lead to the pods.',
  why: 'connections through the Service are refused, or its name does not exist',
  fix: 'restore the Service as HaEventBus, HaEventSource or HaNodeGuard writes it',
  problems: [...SERVICE_PROBLEMS, 'missing', 'not-headless'],
  docs: [Docs.SERVICE, 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/'],
  absent: ['Service'],
  examples: {
    bad: [
      both(CLIENTS.replace('bus: default', 'bus: other')),
      both(CLIENTS.replace('targetPort: nats', 'targetPort: 8222')),
      both(CLIENTS.replace('port: 4222,', 'port: 4222, protocol: UDP,')),
      both(CLIENTS.replace('spec: {', 'spec: { type: Loadbalancer,')),
      both(CLIENTS.replace('spec: {', 'spec: { type: ExternalName, externalName: nats.example.com,')),
      both(CLIENTS, SERVERS.replace('clusterIP: None, ', '')),
      both(CLIENTS, SERVERS.replace('bus: default', 'bus: other')),
      both(CLIENTS.replace('selector: { cdk8s-argo-events-ha/bus: default }, ', '')),
      behindGuard('port: 4222'),
      { yaml: manifests(SERVERS), complete: ['Service'] },
      { yaml: manifests(CLIENTS), complete: ['Service'] },
    ],
    good: [
      both(),
      both(CLIENTS.replace('targetPort: nats', 'targetPort: 4222')),
      behindGuard('port: 8222'),
      both('metadata: { name: other, namespace: shop }\nspec: { selector: { app: shop }, ports: [{ port: 80 }] }').replace('nats://eventbus-default:', 'nats://nats.example.com:'),
    ],
  },
  check: flow => {
    const needed = neededServices(flow).map(each => ({ ...each, problem: problemOf(each) }));
    return needed.flatMap((each): Result[] => {
      const { object, problem } = each;
      if (object === undefined) return missing(flow, each, effectOf(each, needed));
      return problem === undefined ? [] : [broken(each, problem, effectOf(each, needed))];
    });
  },
};

interface Problem extends Pick<Finding, 'path' | 'what'> {
  readonly problem: string;
}

type Judged = NeededService & { readonly problem?: Problem };

const USE: Readonly<Record<ServiceRole, string>> = {
  'bus-clients': 'EventSources and Sensors connect to the bus through the Service',
  'bus-servers': 'the servers of the bus find each other through the Service',
  'bus-server': 'node guards connect to a server of the bus through the Service',
  'bus-near': 'node guards look for the server of their zone through the Service',
  'source-pods': 'node guards reach the pods of the EventSource through the Service',
  'source-near': 'node guards look for near pods of the EventSource through the Service',
  'source-callers': 'callers of the webhooks reach the node guards through the Service',
};

function problemOf({ role, object, destinations }: NeededService): Problem | undefined {
  if (object === undefined) return undefined;
  const problems = destinations.map(destination => serviceProblem(object, destination));
  if (problems.includes(undefined)) {
    return role === 'bus-servers' && !isHeadless(object)
      ? { problem: 'not-headless', path: ['spec', 'clusterIP'], what: 'the Service is not headless, so DNS has no names for the servers' } : undefined;
  }
  return problems[0];
}

/** What the flow does without the Service. Guards have several servers, and ask any pod where no near one answers. */
function effectOf(one: Judged, needed: readonly Judged[]): FlowEffect {
  const isBroken = ({ object, problem }: Judged) => object === undefined || problem !== undefined;
  switch (one.role) {
    case 'bus-clients':
    case 'bus-servers': return { does: 'never-delivers', to: 'object' };
    case 'bus-server': return needed.filter(({ role, owner }) => role === 'bus-server' && owner === one.owner).every(isBroken)
      ? { does: 'never-delivers', to: 'object' } : { does: 'in-failure' };
    // the near pod alone gets two requests at a time
    case 'source-pods': return { does: 'refuses', to: 'event' };
    case 'source-callers': return one.affects.length === 0 ? { does: 'none' } : { does: 'refuses', to: 'event' };
    default: return { does: 'none' };
  }
}

const WHY: Partial<Readonly<Record<ServiceRole, string>>> = {
  'bus-server': 'node guards do not use the server, so the loss of other servers cuts clients off',
  'bus-near': 'node guards choose servers by chance, also those of other zones, and start 15 s later',
  'source-near': 'node guards send requests to any pod, each over a new connection',
};

function findingOf({ role, affects }: Judged, effect: FlowEffect) {
  return {
    ...WHY[role] && { why: WHY[role] },
    ...isStanding(effect) ? { affects } : { severity: 'warning' as const },
    effect,
  };
}

function broken(one: Judged, { problem, path, what }: Problem, effect: FlowEffect): Result {
  return { object: one.object!, path, problem, what: `${USE[one.role]} "${one.object!.name}": ${what}`, ...findingOf(one, effect) };
}

/** Other manifests may have the Service. */
function missing({ complete }: Flow, one: Judged, effect: FlowEffect): Result[] {
  const { owner, named, role } = one;
  if (named === undefined) return [];
  const { service, namespace } = named;
  const path = ['spec'];
  const what = `${USE[role]} "${service}"`;
  return complete.has('Service')
    ? [{ object: owner, path, problem: 'missing', what: `${what}, and the namespace "${namespace}" has no such Service`, ...findingOf(one, effect) }]
    : [{ object: owner, path, what: `whether the namespace "${namespace}" has the Service "${service}": ${what}`, needs: `the manifest of the Service "${service}"`, effect }];
}
