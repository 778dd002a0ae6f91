import { Bus, Flow } from '../../../flow/flow';
import { SecretPart, secretsJobs } from '../../../flow/secrets-jobs';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecord, asString, at } from '../../../values/json-values';
import { topLevel } from '../../../values/nats-text';
import { Docs } from '../../engine/doc-links';
import { Finding, Path, Rule } from '../../engine/rule';
import { ownStatefulSet } from '../../helpers/own-bus';
import { ownServersExample } from '../../helpers/servers-example';

const JOB = `
apiVersion: batch/v1
kind: Job
metadata: { name: secrets, namespace: shop, labels: { cdk8s-argo-events-ha/bus: default } }
spec:
  template:
    spec:
      containers:
        - name: secrets
          env: [{ name: MAKE, value: client tls }, { name: CLIENT_SECRET, value: client }, { name: CLIENT_SECRET_KEY, value: auth }, { name: TLS_SECRET, value: tls }]
---`;
const servers = (bus: string, ...config: string[]) => ownServersExample(config, bus, JOB);
const AUTH = 'accessSecret: { name: client, key: auth }';
const TLS = 'tls: { caCertSecret: { name: tls, key: ca.crt } }';
const CONFIG = ['jetstream { store_dir: /data }', 'cluster { routes: ["nats-route://eventbus-default-0.eventbus-default-servers:6222"] }'];
const WITH_TLS = [...CONFIG, 'tls { cert_file: "/etc/nats/tls/tls.crt" }', 'include accounts.conf'];

export const ownServersAccess: Rule = {
  id: 'ha/own-servers-access',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The EventBus and its servers do not agree on TLS or on the credentials.',
  why: 'the servers refuse the connections of EventSources and Sensors, or their pods wait for a Secret that nobody makes',
  fix: 'restore the EventBus and the ConfigMap of the servers as HaEventBus writes them',
  problems: ['no-tls', 'servers-without-tls', 'no-credentials', 'other-secret', 'other-key'],
  docs: [Docs.JETSTREAM_BUS, 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/tls'],
  examples: {
    bad: [
      servers(AUTH, ...WITH_TLS),
      servers(`${AUTH}, ${TLS}`, ...CONFIG, 'include accounts.conf'),
      servers(TLS, ...WITH_TLS),
      servers(`${AUTH.replace('client', 'other')}, ${TLS}`, ...WITH_TLS),
      servers(`${AUTH.replace('auth }', 'password }')}, ${TLS}`, ...WITH_TLS),
    ],
    good: [servers(`${AUTH}, ${TLS}`, ...WITH_TLS), servers(AUTH, ...CONFIG, 'include accounts.conf')],
  },
  check: flow => flow.buses.flatMap(bus => judge(flow, bus)),
};

function judge(flow: Flow, bus: Bus): Finding[] {
  const { object } = bus;
  if (ownStatefulSet(bus) === undefined || !bus.settings) return [];
  const top = topLevel(bus.settings) ?? '';
  const exotic = asRecord(at(object.manifest, 'spec', 'jetstreamExotic')) ?? {};
  const found = (field: Path, problem: string, what: string): Finding => ({ object, path: ['spec', 'jetstreamExotic', ...field], problem, what });
  const needsTls = /^\s*tls\s*[:=]?\s*\{/m.test(top);
  const needsCredentials = /^\s*(?:include\s+["']?accounts\.conf|accounts\b|authorization\b)/m.test(top);
  return [
    ...needsTls && exotic.tls === undefined ? [found([], 'no-tls', 'the servers require TLS, and spec.jetstreamExotic.tls is missing')] : [],
    ...!needsTls && exotic.tls !== undefined ? [found(['tls'], 'servers-without-tls', 'spec.jetstreamExotic.tls is set, and the servers have no TLS for clients')] : [],
    ...needsCredentials && exotic.accessSecret === undefined
      ? [found([], 'no-credentials', 'the servers require credentials, and spec.jetstreamExotic.accessSecret is missing')] : [],
    ...secretFaults(flow, bus, 'client', ['accessSecret'], found),
    ...secretFaults(flow, bus, 'tls', ['tls', 'caCertSecret'], found),
  ];
}

type Found = (field: Path, problem: string, what: string) => Finding;

/** What the Job makes is what the servers know. Another Secret must be among the manifests. */
function secretFaults({ objects }: Flow, { object }: Bus, part: SecretPart, field: string[], found: Found): Finding[] {
  const secret = asRecord(at(object.manifest, 'spec', 'jetstreamExotic', ...field));
  const [name, key] = [asString(secret?.name), asString(secret?.key)];
  const job = secretsJobs(objects).find(each => each.bus === object.name && each.job.namespace === object.namespace);
  const made = job?.made.get(part);
  const given = inNamespace(objectsOfKind(objects, 'Secret'), object.namespace).some(each => each.name === name);
  if (job === undefined || made === undefined || name === undefined || given) return [];
  const which = `spec.jetstreamExotic.${field.join('.')}`;
  if (made.name !== name) return [found(field, 'other-secret', `${which} names the Secret "${name}", and the Job "${job.job.name}" makes "${made.name}"`)];
  if (key === undefined || made.keys.includes(key)) return [];
  return [found([...field, 'key'], 'other-key', `${which}.key is "${key}", and the Secret "${name}" has ${made.keys.join(', ')}`)];
}
