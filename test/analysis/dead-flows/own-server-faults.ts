import { DeadFlowFault, Manifest } from './faults';

type Change = [fault: string, change: (object: Manifest, manifests: Manifest[]) => void];

const faults = (kind: string, name: RegExp, changes: readonly Change[]): DeadFlowFault[] => changes.map(([fault, change]) => ({
  name: `${kind} ${name.source.replace(/[\^$]/g, '')} ${fault}`,
  change: manifests => change(manifests.find(each => each.kind === kind && name.test(each.metadata.name))!, manifests),
}));

const pod = ({ spec }: Manifest): Manifest => spec.template.spec;
const container = (object: Manifest): Manifest => pod(object).containers[0];
const remove = (object: Manifest, manifests: Manifest[]) => { manifests.splice(manifests.indexOf(object), 1); };
const text = (file: string, from: string | RegExp, to: string) => ({ data }: Manifest) => { data[file] = data[file].replaceAll(from, to); };

const POD_CHANGES: readonly Change[] = [
  ['that is deleted', ({ metadata }) => { metadata.deletionTimestamp = '2026-11-29T04:00:00Z'; }],
  ['with another selector', ({ spec }) => { spec.selector.matchLabels.app = 'shop'; }],
  ['of another version of its API', object => { object.apiVersion = 'apps/v1beta1'; }],
  ['without a container', object => { pod(object).containers = []; }],
  ['without an image', object => { delete container(object).image; }],
  ['with an image of two words', object => { container(object).image = 'nats 2'; }],
  ['with an unknown imagePullPolicy', object => { container(object).imagePullPolicy = 'Sometimes'; }],
  ['with a mount of no volume', object => { container(object).volumeMounts[0].name = 'other'; }],
  ['with 1 MiB of memory', object => { container(object).resources = { limits: { memory: '1Mi' } }; }],
  ['with memory of no unit', object => { container(object).resources = { limits: { memory: '1GB' } }; }],
  ['with more requests than limits', object => { container(object).resources = { limits: { memory: '1Gi' }, requests: { memory: '2Gi' } }; }],
  ['that may not be root and is', object => { pod(object).securityContext = { runAsNonRoot: true, runAsUser: 0 }; }],
  ['whose pods end', object => { pod(object).restartPolicy = 'Never'; }],
  ['with a scheduling gate', object => { pod(object).schedulingGates = [{ name: 'example.com/wait' }]; }],
  ['with a probe of another port', object => { container(object).readinessProbe = { httpGet: { path: '/', port: 9 } }; }],
];

/** With each, nothing is delivered. */
export const OWN_SERVER_FAULTS: readonly DeadFlowFault[] = [
  ...faults('StatefulSet', /^eventbus-default$/, POD_CHANGES),
  ...faults('DaemonSet', /node-guard$/, [
    ...POD_CHANGES,
    ['with another number for the port of the bus', object => { container(object).ports[0].containerPort = 9999; }],
    ['with another number for the port of the webhook', object => { container(object).ports[1].containerPort = 9999; }],
  ]),
  ...faults('ConfigMap', /-config$/, [
    ['without nats.conf', ({ data }) => { delete data['nats.conf']; }],
    ['that cannot be read', ({ data }) => { data['nats.conf'] = '}}}'; }],
    ['with another port', text('nats.conf', 'port: 4222', 'port: 4223')],
    ['without JetStream', text('nats.conf', /jetstream \{[^}]*\}/g, '')],
    ['without routes', ({ data }) => { data['routes.conf'] = ''; }],
    ['with other routes', text('routes.conf', '-servers.', '-server.')],
    ['without TLS for clients', text('nats.conf', /\ntls \{[^}]*\}/g, '')],
    ['without accounts', text('nats.conf', 'include accounts.conf', '')],
  ]),
  ...faults('ConfigMap', /node-guard$/, [
    ['without files', object => { object.data = {}; }],
    ['that cannot be read', ({ data }) => { data['haproxy.cfg'] = 'nonsense'; }],
    ['that listens on another port', text('haproxy.cfg', '*:4222', '*:4999')],
    ['of other servers', text('haproxy.cfg', 'eventbus-default-server-', 'eventbus-other-server-')],
    ['without a script', ({ data }) => { delete data['rebalance.lua']; }],
  ]),
  ...faults('Job', /secrets/, [
    ['that is suspended', ({ spec }) => { spec.suspend = true; }],
    ['whose pods start again', object => { pod(object).restartPolicy = 'Always'; }],
    ['of other Secrets', object => { container(object).env.find(({ name }: Manifest) => name === 'CLIENT_SECRET').value = 'other'; }],
  ]),
  ...faults('Role', /secrets$/, [['without rules', object => { object.rules = []; }]]),
  ...faults('EventBus', /default/, [
    ['with another Secret', ({ spec }) => { spec.jetstreamExotic.accessSecret.name = 'other'; }],
    ['with another key', ({ spec }) => { spec.jetstreamExotic.accessSecret.key = 'password'; }],
    ['without credentials', ({ spec }) => { delete spec.jetstreamExotic.accessSecret; }],
    ['without TLS', ({ spec }) => { delete spec.jetstreamExotic.tls; }],
    ['with another authority', ({ spec }) => { spec.jetstreamExotic.tls.caCertSecret.name = 'other'; }],
  ]),
];

/** With each, it is not known whether events are delivered: other manifests may have what is missing. */
export const MISSING_OF_OWN_SERVERS: readonly DeadFlowFault[] = [
  ...faults('StatefulSet', /^eventbus-default$/, [
    ['missing', remove],
    ['with a ConfigMap of another name', object => { pod(object).volumes[0].projected.sources[0].configMap.name = 'other'; }],
    ['with a Secret of another name', object => { pod(object).volumes[0].projected.sources[1].secret.name = 'other'; }],
    ['with another ServiceAccount', object => { pod(object).serviceAccountName = 'other'; }],
    ['whose images are never pulled', object => { container(object).imagePullPolicy = 'Never'; }],
  ]),
  ...faults('DaemonSet', /node-guard$/, [
    ['with a ConfigMap of another name', object => { pod(object).volumes[0].configMap.name = 'other'; }],
    ['whose images are never pulled', object => { container(object).imagePullPolicy = 'Never'; }],
  ]),
  ...faults('ConfigMap', /-config$/, [['missing', remove]]),
  ...faults('ConfigMap', /node-guard$/, [['missing', remove]]),
  ...faults('Job', /secrets/, [['with another ServiceAccount', object => { pod(object).serviceAccountName = 'other'; }]]),
  ...faults('Role', /secrets$/, [['missing', remove]]),
  ...faults('RoleBinding', /secrets$/, [['missing', remove], ['for another ServiceAccount', ({ subjects }) => { subjects[0].name = 'other'; }]]),
  ...faults('EventBus', /default/, [['with the address of another Service', ({ spec }) => { spec.jetstreamExotic.url = 'nats://other.shop.svc:4222'; }]]),
];
