import { BUS_LABEL } from '../../../contract/bus-label';
import { Port } from '../../../contract/ports';
import { Bus, Flow } from '../../../flow/flow';
import { asString, at } from '../../../values/json-values';
import { topLevel, withoutComments } from '../../../values/nats-text';
import { Docs } from '../../engine/doc-links';
import { Finding, Result, Rule } from '../../engine/rule';
import { ownStatefulSet } from '../../helpers/own-bus';
import { ownServersExample } from '../../helpers/servers-example';

const servers = (...config: string[]) => ownServersExample(config);
const JETSTREAM = 'jetstream { store_dir: /data }';
const cluster = (host: string) => `cluster { name: eventbus-default, port: 6222, routes: ["nats-route://${host}:6222"] }`;
const ROUTES = cluster('eventbus-default-0.eventbus-default-servers.shop.svc');

const GUARD_ALONE = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstreamExotic: { url: "nats://eventbus-default:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3 }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: guard, namespace: shop }
spec:
  selector: { matchLabels: { cdk8s-argo-events-ha/node-guard: guard } }
  template:
    metadata: { labels: { cdk8s-argo-events-ha/node-guard: guard } }
    spec: { containers: [{ name: guard, image: "haproxy:3.2-alpine", ports: [{ name: bus-e6e8e1ee0f, containerPort: 4222 }] }] }
`;

export const ownServersConfig: Rule = {
  id: 'ha/own-servers-config',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The servers of a bus have a configuration with which they form no bus.',
  why: 'the servers do not start, do not find each other, or have no JetStream',
  fix: 'restore the ConfigMap of the servers as HaEventBus writes it',
  problems: ['unreadable', 'no-jetstream', 'no-accounts', 'other-port', 'no-routes', 'other-routes', 'no-servers'],
  absent: ['StatefulSet'],
  docs: [Docs.JETSTREAM_CONFIG, 'https://docs.nats.io/running-a-nats-service/configuration/clustering/cluster_config'],
  examples: {
    bad: [
      servers('port: 4222', JETSTREAM, ROUTES, '}'),
      servers('port: 4222', ROUTES),
      servers('system_account: sys', JETSTREAM, ROUTES),
      servers('port: 4223', JETSTREAM, ROUTES),
      { yaml: GUARD_ALONE, complete: ['StatefulSet'] },
      servers('port: 4222', JETSTREAM, 'cluster { name: eventbus-default, port: 6222 }'),
      servers('port: 4222', JETSTREAM, cluster('eventbus-default-0.eventbus-default.shop.svc')),
    ],
    good: [servers('port: 4222', JETSTREAM, ROUTES), servers('# }', JETSTREAM, ROUTES)],
  },
  check: flow => flow.buses.flatMap(bus => [...judge(bus), ...absent(flow, bus)]),
};

function judge(bus: Bus): Finding[] {
  const set = ownStatefulSet(bus);
  const config = bus.settings ?? '';
  if (set === undefined || config === '') return [];
  const found = (problem: string, what: string): Finding =>
    ({ object: set, path: ['spec', 'template', 'spec', 'volumes'], problem, what: `nats.conf: ${what}`, affects: [{ object: bus.object }] });
  const top = topLevel(config);
  if (top === undefined) return [found('unreadable', 'the braces do not match, so nats-server does not start')];
  const port = /^\s*port\s*[:=\s]\s*"?(\d+)/m.exec(top)?.[1] ?? String(Port.BUS_CLIENT);
  return [
    ...isEnabled(top) ? [] : [found('no-jetstream', 'JetStream is not enabled')],
    ...hasAccounts(top) ? [] : [found('no-accounts', 'the system account is of no account, so nats-server does not start')],
    ...Number(port) === Port.BUS_CLIENT ? [] : [found('other-port', `the port for clients is ${port}, and the Services lead to ${Port.BUS_CLIENT}`)],
    ...bus.replicas > 1 ? routes(withoutComments(config), set.name, asString(at(set.manifest, 'spec', 'serviceName')) ?? '', found) : [],
  ];
}

/** Accounts are in another file, as they hold credentials. */
function hasAccounts(top: string): boolean {
  return !/^\s*system_account\b/m.test(top) || /^\s*(?:accounts\b|include\b)/m.test(top);
}

/** A node guard has a port for a bus that HaEventBus makes. */
function absent({ complete }: Flow, bus: Bus): Result[] {
  const { object, guardPlace } = bus;
  if (guardPlace === undefined || bus.type !== 'jetstreamExotic' || ownStatefulSet(bus) !== undefined) return [];
  const named = `the StatefulSet "eventbus-${object.name}" with the pod label ${BUS_LABEL}: ${object.name}`;
  const unknown = { object, path: ['spec'], what: 'whether the servers exist to which the node guard leads', needs: named };
  return complete.has('StatefulSet') ? [{ object, path: ['spec'], problem: 'no-servers', what: `the node guard leads to ${named}, which does not exist` }] : [unknown];
}

function isEnabled(top: string): boolean {
  return /^\s*jetstream\s*[:=\s]\s*(?:\{|enabled|true|on)|^\s*jetstream\s*\{/mi.test(top);
}

function routes(config: string, set: string, service: string, found: (problem: string, what: string) => Finding): Finding[] {
  const hosts = [...config.matchAll(/\bnats(?:-route)?:\/\/(?:[^@\s",\]]*@)?([^:/\s",\]]+)/g)].map(([, host]) => host);
  if (hosts.length === 0) return [found('no-routes', 'there are no routes, so the servers do not find each other')];
  const isRight = (host: string) => new RegExp(`^${set}-\\d+\\.${service}(?:\\.|$)`).test(host);
  return hosts.some(isRight) ? [] : [found('other-routes', `the routes lead to ${[...new Set(hosts)].join(', ')}, and the servers are ${set}-0.${service} and so on`)];
}
