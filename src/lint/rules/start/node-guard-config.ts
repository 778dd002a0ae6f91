import { busServerServiceName, sourcePodsServiceName } from '../../../contract/node-guard-names';
import { Flow } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asArray, asRecord, asRecords, asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Affected, Finding, Rule } from '../../engine/rule';
import { RenderedPods, renderedPods } from '../../helpers/pods/rendered-pods';

const guard = (data: string, port = 4222) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: "nats://bus:4222", streamConfig: "replicas: 3" } }
---
apiVersion: v1
kind: Service
metadata: { name: bus }
spec: { selector: { cdk8s-argo-events-ha/node-guard: guard }, internalTrafficPolicy: Local, ports: [{ port: 4222, targetPort: bus-881208ae27 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: guard }
data: ${data}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: guard }
spec:
  selector: { matchLabels: { cdk8s-argo-events-ha/node-guard: guard } }
  template:
    metadata: { labels: { cdk8s-argo-events-ha/node-guard: guard } }
    spec:
      containers: [{ name: guard, image: "haproxy:3.2-alpine", ports: [{ name: bus-881208ae27, containerPort: ${port} }] }]
      volumes: [{ name: config, configMap: { name: guard } }]
`;

const cfg = (...lines: string[]) => `{ haproxy.cfg: ${JSON.stringify(lines.join('\n'))} }`;
const BIND = '  bind "*:4222"';
const SERVER = '  server default-0 "eventbus-default-server-0.shop.svc:4222"';

export const nodeGuardConfig: Rule = {
  id: 'ha/node-guard-config',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The configuration of a node guard does not fit its ports, its files or the Services behind it.',
  why: 'HAProxy does not start, does not listen on the port to which a Service leads, or connects to nothing',
  fix: 'restore the ConfigMap and the ports of the DaemonSet as HaEventBus or HaNodeGuard writes them',
  problems: ['no-file', 'not-bound', 'other-host'],
  docs: [Docs.SERVICE, 'https://docs.haproxy.org/3.2/configuration.html'],
  examples: {
    bad: [
      guard(cfg('listen bus-4222', SERVER)), guard('{ other.cfg: "" }'), guard(cfg('listen bus-4222', BIND, SERVER), 4333),
      guard(cfg('listen bus-4222', BIND, SERVER.replace('default-server', 'other-server'))), guard(cfg('global', '  lua-load rebalance.lua', 'listen bus-4222', BIND, SERVER)),
    ],
    good: [guard(cfg('listen bus-4222', BIND, SERVER))],
  },
  check: flow => renderedPods(flow).filter(({ kind }) => kind === 'NodeGuard').flatMap(rendered => judge(flow, rendered)),
};

const FILE = 'haproxy.cfg';

function judge(flow: Flow, { object, pod, affects }: RenderedPods): Finding[] {
  const names = asRecords(pod.volumes).map(volume => asString(at(volume, 'configMap', 'name')));
  const [configMap] = inNamespace(objectsOfKind(flow.objects, 'ConfigMap'), object.namespace).filter(({ name }) => names.includes(name));
  // a rule of its own looks for the ConfigMap
  if (configMap === undefined) return [];
  const text = asString(asRecord(configMap.manifest.data)?.[FILE]);
  if (text === undefined) return [{ object: configMap, path: ['data'], problem: 'no-file', what: `the ConfigMap "${configMap.name}" has no ${FILE}`, affects }];
  const bound = new Set([...text.matchAll(/^\s*bind\s+"?(?!::)[^\s"]*:(\d+)"?/gm)].map(([, port]) => Number(port)));
  const ports = asRecords(pod.containers).flatMap(container => asArray(container.ports) ?? []).filter(port => /^(?:bus|hook)-/.test(asString(at(port, 'name')) ?? ''));
  const ofFile = (problem: string, what: string): Finding => ({ object: configMap, path: ['data', FILE], problem, what: `${FILE} ${what}`, affects });
  const named = new Set([...text.matchAll(/"([-a-z0-9]+)\./g)].map(([, service]) => service));
  const scripts = [...text.matchAll(/^\s*lua-load(?:-per-thread)?\s+"?([^\s"]+)/gm)].map(([, file]) => file.split('/').pop()!);
  return [
    ...ports.filter(port => !bound.has(Number(at(port, 'containerPort')))).map((port): Finding => ({
      object,
      path: ['spec', 'template', 'spec', 'containers'],
      problem: 'not-bound',
      what: `the port ${String(at(port, 'name'))} has the number ${String(at(port, 'containerPort'))}, and ${FILE} of the ConfigMap "${configMap.name}" has no bind line for it`,
      affects,
    })),
    ...scripts.filter(file => asRecord(configMap.manifest.data)?.[file] === undefined).map(file => ofFile('no-file', `loads ${file}, which the ConfigMap does not have`)),
    ...hostsOf(flow, object).filter(({ service }) => !named.has(service)).map(({ service, affected }): Finding =>
      ({ ...ofFile('other-host', `does not name the Service "${service}"`), affects: [affected] })),
  ];
}

/** The Services to which the guard connects: of each bus any server, and of each EventSource the pods. */
function hostsOf({ buses, sources }: Flow, daemonSet: FlowObject): { readonly service: string; readonly affected: Affected }[] {
  const guarded = buses.filter(({ guardPlace }) => guardPlace?.guard === daemonSet);
  const called = sources.filter(({ guardPlaces }) => [...guardPlaces.values()].some(place => place.guard === daemonSet));
  return [
    ...guarded.map(({ object }) => ({ service: busServerServiceName(object.name, 0), affected: { object } })),
    ...called.map(({ object }) => ({ service: sourcePodsServiceName(object.name), affected: { object } })),
  ];
}
