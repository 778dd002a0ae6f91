import { Bus, Flow, Sensor } from '../../../flow/flow';
import { serviceOfHost } from '../../../flow/service-of-host';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Result, Rule, Unknown } from '../../engine/rule';

/** The bus and the Sensor of a namespace on one JetStream. */
const team = (namespace: string, { sensor = 'orders', secret = '', spec = '' } = {}) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: ${namespace} }
spec: { jetstreamExotic: { url: "nats://nats.nats.svc:4222", streamConfig: "replicas: 3"${secret} } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: ${sensor}, namespace: ${namespace} }
spec: { replicas: 3${spec} }
`;

const SHOP = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: shop, namespace: a }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`;
const ORDERS_OF_SHOP = ', dependencies: [{ name: order, eventSourceName: shop, eventName: order }]';

export const sharedExoticStream: Rule = {
  id: 'ha/shared-exotic-stream',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'loses', to: 'object' },
  what: 'Sensors of two namespaces receive each other\'s events.',
  why: 'the stream is always default, and names of consumers and buckets do not contain the namespace. Sensors with the same name on one JetStream share both, and each event goes to only one of these Sensors',
  fix: 'use one NATS account for each namespace, or give the Sensors different names',
  problems: ['same-sensor-name', 'same-event-name'],
  docs: [Docs.source('pkg/eventbus/jetstream/sensor/sensor_jetstream.go'), Docs.JETSTREAM_BUS],
  examples: {
    bad: [
      `${team('a')}---${team('b')}`,
      `${team('a', { sensor: 'bills' })}---${SHOP}---${team('b', { spec: ORDERS_OF_SHOP })}`,
    ],
    good: [
      `${team('a', { secret: ', accessSecret: { name: team-a, key: client-auth }' })}---${team('b')}`,
      `${team('a')}---${team('b', { sensor: 'bills' })}`,
    ],
  },
  check: flow => flow.sensors.filter(({ bus }) => urlOf(bus) !== undefined)
    .flatMap(sensor => [...sameNames(sensor, flow), ...foreignEvents(sensor, flow)]),
};

/** Sensors before this one that have its name on the same JetStream. */
function sameNames({ object, bus }: Sensor, { sensors }: Flow): Result[] {
  const before = sensors.slice(0, sensors.findIndex(each => each.object === object)).filter(each => each.object.name === object.name);
  const accounts = before.map(each => ({ other: each.object, shared: shares(bus, each.bus) }));
  const path = ['metadata', 'name'];
  const sure = accounts.find(({ shared }) => shared === 'yes');
  if (sure !== undefined) return [{ object, path, problem: 'same-sensor-name', what: `${describe(sure.other)} uses the same consumers and bucket on ${urlOf(bus)}` }];
  const open = accounts.find(({ shared }) => shared === 'unknown');
  return open === undefined ? [] : [unsure(object, path, open.other, bus)];
}

/** Events of an EventSource of another namespace, under the names of those that a dependency takes. */
function foreignEvents({ object, bus, dependencies }: Sensor, { sources }: Flow): Result[] {
  const foreign = sources.filter(source => source.object.namespace !== object.namespace && shares(bus, source.bus) === 'yes');
  return dependencies.flatMap(({ index, eventSourceName, eventName }) => foreign
    .filter(source => source.object.name === eventSourceName && source.events.some(({ name }) => name === eventName))
    .map((source): Result => ({
      object,
      path: ['spec', 'dependencies', index, 'eventSourceName'],
      problem: 'same-event-name',
      what: `${describe(source.object)} publishes events of that name to the same stream, and the Sensor takes these events too`,
      why: 'the subject of an event has the names of its EventSource and of the event, and not the namespace',
      fix: 'use one NATS account for each namespace, or give the EventSources different names',
      severity: 'warning',
      effect: { does: 'none' },
    })));
}

function unsure(object: FlowObject, path: readonly string[], other: FlowObject, bus: Bus | undefined): Unknown {
  return {
    object,
    path,
    what: `whether ${describe(other)} uses the same consumers and bucket on ${urlOf(bus)}`,
    needs: `a NATS account of its own in the Secret "${secretOf(bus)}" of each namespace; different names for the Sensors answer it too`,
  };
}

/** Whether two buses use one account of one JetStream. What a Secret of another namespace holds is not known. */
function shares(a: Bus | undefined, b: Bus | undefined): 'yes' | 'no' | 'unknown' {
  const [urls, secrets] = [[a, b].map(urlOf), [a, b].map(secretOf)];
  if (urls.includes(undefined) || normalized(urls[0]!, a!) !== normalized(urls[1]!, b!)) return 'no';
  if (a!.object.namespace === b!.object.namespace) return secrets[0] === secrets[1] ? 'yes' : 'unknown';
  return secrets[0] === undefined && secrets[1] === undefined ? 'yes' : secrets.includes(undefined) ? 'no' : 'unknown';
}

function urlOf(bus: Bus | undefined): string | undefined {
  return asString(at(bus?.object.manifest, 'spec', 'jetstreamExotic', 'url'));
}

function secretOf(bus: Bus | undefined): string | undefined {
  return asString(at(bus?.object.manifest, 'spec', 'jetstreamExotic', 'accessSecret', 'name'));
}

/** The first host, with the namespace of its Service; a user in the URL is part of it. */
function normalized(url: string, { object: { namespace } }: Bus): string {
  const [, user = '', host = '', port = '4222'] = /^(?:\w+:\/\/)?([^@/,]*@)?([^:/,]*)(?::(\d+))?/.exec(url) ?? [];
  const service = serviceOfHost(host, namespace);
  return `${user}${service === undefined ? host : `${service.service}.${service.namespace}`}:${port}`;
}
