import { LOCAL_PORTS, openConnections, SensorIntent, sensorMemoryBytes } from '../../../argo-events/sizing/sensor-sizing';
import { triggerLoad } from '../../../argo-events/sizing/trigger-load';
import { Sensor } from '../../../flow/flow';
import { at } from '../../../values/json-values';
import { bytes } from '../../../values/quantity';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { humanBytes } from '../../helpers/buses';
import { TEMPLATE } from '../../helpers/clients';
import { declaredThroughput, Throughput } from '../../helpers/throughput';

const sensor = (throughput: string, memory: string, { http = '', trigger = '' } = {}) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: orders
  annotations: { cdk8s-argo-events-ha/throughput: '${throughput}' }
spec:
  replicas: 3
  template: { container: { resources: { requests: { memory: 128Mi }, limits: { memory: ${memory} } } } }
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers:
    - atLeastOnce: true
      retryStrategy: { steps: 5, duration: 1s }${trigger}
      template: { name: ship, http: { url: "http://ship.shop.svc", method: POST${http}, payload: [{ src: { dependencyName: order, dataKey: body }, dest: order }] } }
`;

export const throughputExceedsSensor: Rule = {
  id: 'ha/throughput-exceeds-sensor',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'sometimes' },
  what: 'The Sensor does not bear the throughput that its annotation declares.',
  why: 'Argo Events does not close the answer to an HTTP trigger. Each connection whose answer has a body stays open, with its event, until the timeout of the trigger, 60 s by default. '
    + 'Measured: 220 events per second of 20 KB take 1 GiB, and a Sensor with 256 MiB was killed',
  fix: 'raise spec.template.container.resources.limits.memory with GOMEMLIMIT at 90 % of it, shorten http.timeout, or have the target answer without a body (204)',
  docs: [Docs.source('pkg/sensors/triggers/http/http.go'), Docs.source('pkg/sensors/listener.go')],
  examples: {
    bad: [
      sensor('{"eventsPerSecond": 220, "eventBytes": 20000}', '256Mi'),
      sensor('{"eventsPerSecond": 500, "eventBytes": 100}', '4Gi'),
      sensor('{"eventsPerSecond": 100, "eventBytes": 100}', '256Mi', { trigger: '\n      rateLimit: { unit: Second, requestsPerUnit: 50 }' }),
      sensor('{"eventsPerSecond": 100}', '256Mi'),
    ],
    good: [
      sensor('{"eventsPerSecond": 220, "eventBytes": 20000}', '1Gi'),
      sensor('{"eventsPerSecond": 220, "eventBytes": 20000}', '256Mi', { http: ', timeout: 5' }),
      sensor('{"eventsPerSecond": 50, "eventBytes": 1024}', '256Mi'),
    ],
  },
  check: flow => flow.sensors.flatMap(each =>
    declaredThroughput(each.object, declared => [...memoryFindings(each, declared), ...triggerFindings(each, declared)])),
};

function intentOf(declared: Throughput): SensorIntent {
  return { burstPerSecond: declared.eventsPerSecond, ...declared };
}

function memoryFindings({ object, triggers: all }: Sensor, declared: Throughput): Finding[] {
  const path = [...TEMPLATE, 'container', 'resources', 'limits', 'memory'];
  const limit = bytes(at(object.manifest, ...path));
  const needed = sensorMemoryBytes(intentOf(declared), all.map(({ trigger }) => triggerLoad(trigger)));
  return limit === undefined || limit >= needed ? [] : [{
    object, path, what: `the declared throughput needs ${humanBytes(needed)} of memory, and the limit is ${humanBytes(limit)}`,
  }];
}

function triggerFindings({ object, triggers: all }: Sensor, declared: Throughput): Finding[] {
  return all.flatMap(({ index, name, trigger }): Finding[] => {
    const load = triggerLoad(trigger);
    const open = openConnections(intentOf(declared), load);
    const slow = load.ratePerSecond !== undefined && load.ratePerSecond < declared.eventsPerSecond;
    return [
      ...open <= LOCAL_PORTS ? [] : [{
        object,
        path: ['spec', 'triggers', index, 'template', 'http', 'timeout'],
        what: `the trigger ${name} holds ${open} connections to its target, and a pod has ${LOCAL_PORTS} ports for one address`,
        fix: 'shorten http.timeout, have the target answer without a body (204), or divide the events among several Sensors',
      }],
      ...!slow ? [] : [{
        object,
        path: ['spec', 'triggers', index, 'rateLimit'],
        what: `the trigger ${name} runs at most ${load.ratePerSecond} times a second, and ${declared.eventsPerSecond} events a second are declared`,
        why: 'the backlog of the trigger grows until the stream discards events',
        fix: 'raise requestsPerUnit of the rateLimit',
      }],
    ];
  });
}
