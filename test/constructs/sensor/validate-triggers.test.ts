import { argoevents } from '../../../src';
import { sensorChart, TRIGGER } from '../../support/synth';

const WORKFLOW = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'run-' },
  spec: { entrypoint: 'main', templates: [{ name: 'main', container: { image: 'busybox:1' } }] },
};

const { Int64OrString } = argoevents;
const any = (value: unknown) => value as any;
const log = (more: object) => sensorChart({ triggers: [{ template: { name: 'log', log: {}, ...more } }] });
const http = (more: object) => sensorChart({ triggers: [{ template: { name: 'call', http: any({ url: 'http://shop', ...more }) } }] });
const retry = (retryStrategy: unknown) => sensorChart({ triggers: [{ ...TRIGGER, retryStrategy: any(retryStrategy) }] });
const src = { dependencyName: 'order', dataKey: 'body' };

describe('a trigger is refused', () => {
  test.each<[string, () => unknown, string]>([
    ['with nothing to do', () => sensorChart({ triggers: [{ template: { name: 'log' } }] }),
      'triggers[0] "log": got no action. Allowed: one of argoWorkflow, awsLambda, azureEventHubs, azureServiceBus, custom, email, http, k8s, kafka, log, nats, openWhisk, pulsar, slack'],
    ['with a misspelt thing to do', () => sensorChart({ triggers: [{ template: any({ name: 'call', htttp: {} }) }] }), 'triggers[0] "call": got no action. Did you mean http? Allowed: one of'],
    ['with two things to do', () => log({ http: { url: 'http://shop' } }), 'triggers[0] "log": got http and log, but Argo Events runs only one. Allowed: one of'],
    ['with a method in lower case', () => http({ method: 'post' }), 'triggers[0].template.http.method is "post". The controller rejects the Sensor. Fix: write one of GET, DELETE, PATCH, POST, PUT'],
    ['with an unknown operation', () => sensorChart({ triggers: [{ template: { name: 'make', k8s: { operation: 'Create', source: {} } } }] }),
      'triggers[0].template.k8s.operation is "Create". The controller rejects the Sensor. Fix: write one of create, update, patch, delete'],
    ['of an object without a source', () => sensorChart({ triggers: [{ template: { name: 'make', k8s: { operation: 'create' } } }] }),
      'triggers[0].template.k8s.source is missing. The controller rejects the Sensor. Fix: set source'],
    ['of a workflow without an operation', () => sensorChart({ triggers: [{ template: { name: 'run', argoWorkflow: { source: {} } } }] }),
      'triggers[0].template.argoWorkflow.operation is missing'],
    ['without a url', () => http({ url: '' }), 'triggers[0].template.http.url is empty. HttpTrigger needs: url.'],
    ['with a payload of an unknown dependency', () => http({ payload: [{ src: { dependencyName: 'ordr' }, dest: 'a' }] }),
      'triggers[0] "call": http.payload[0]: got the unknown dependency "ordr". Allowed: order'],
    ['with a payload of an unknown dependency, beside one that the trigger writes', () => sensorChart({
      triggers: [{
        template: { name: 'call', http: { url: 'http://shop', payload: [1, 2].map(() => ({ src: { dependencyName: 'later' }, dest: 'a' })) } },
        parameters: [{ src, dest: 'http.payload.0.src.dependencyName' }],
      }],
    }), 'triggers[0] "call": http.payload[1]: got the unknown dependency "later". Allowed: order'],
    ['with a parameter of an unknown dependency', () => sensorChart({ triggers: [{ ...TRIGGER, parameters: [{ src: { dependencyName: 'ordr' }, dest: 'a' }] }] }),
      'triggers[0] "log": parameters[0]: got the unknown dependency "ordr". Allowed: order'],
    ['with a parameter that goes nowhere', () => http({ parameters: [{ src }] }), 'triggers[0].template.http.parameters[0].dest is missing. The controller rejects the Sensor.'],
    ['with a payload that comes from nowhere', () => http({ payload: [{ dest: 'a' }] }), 'triggers[0].template.http.payload[0].src is missing. The controller rejects the Sensor. Fix: set src'],
    ['with an unknown operation on a parameter', () => http({ payload: [{ src, dest: 'a', operation: 'add' }] }), 'triggers[0].template.http.payload[0].operation is "add". The controller rejects the Sensor. Fix: write one of append, overwrite, prepend'],
    ['with a dead letter of a dead letter', () => sensorChart({ triggers: [{ ...TRIGGER, dlqTrigger: { ...TRIGGER, dlqTrigger: TRIGGER } }] }),
      'triggers[0].dlqTrigger.dlqTrigger: got a second dlqTrigger. Argo Events runs only the first. Allowed: one dlqTrigger'],
    ['with a dead letter that does nothing', () => sensorChart({ triggers: [{ ...TRIGGER, dlqTrigger: { template: { name: 'dead' } } }] }), 'triggers[0].dlqTrigger "dead": got no action.'],
    ['with a pause in words', () => retry({ duration: '10 seconds' }),
      'triggers[0].retryStrategy.duration: got "10 seconds". Allowed: a string with a unit: argoevents.Int64OrString.fromString(\'10s\')'],
    ['with a pause without a unit', () => retry({ duration: Int64OrString.fromNumber(10) }), 'triggers[0].retryStrategy.duration: got 10, which are nanoseconds. Allowed: a string with a unit'],
    ['with a pause in days', () => sensorChart({ retryStrategy: { duration: Int64OrString.fromString('1d') } }), 'retryStrategy.duration: got "1d". Allowed: a string with a unit'],
    ['without a try', () => retry({ steps: 0 }), 'triggers[0].retryStrategy.steps: got 0. Allowed: 1 or more, the first try included'],
  ])('%s', (_, build, message) => expect(build).toThrow(message));
});

describe('what the controller takes is taken', () => {
  test.each<[string, () => unknown]>([
    ['the whole event as the payload', () => http({ payload: [{ src }] })],
    ['the whole event as the payload for Pulsar', () => sensorChart({ triggers: [{ template: { name: 'tell', pulsar: { url: 'pulsar://shop', topic: 'orders', payload: [{ src }] } } }] })],
    ['a dependency that a parameter of the trigger writes', () => sensorChart({
      triggers: [{
        template: { name: 'call', http: { url: 'http://shop', payload: [{ src: { dependencyName: 'later' }, dest: 'a' }] } },
        parameters: [{ src, dest: 'http.payload.0.src.dependencyName' }],
      }],
    })],
    ['a policy without pauses', () => sensorChart({ triggers: [{ ...TRIGGER, policy: { k8s: { labels: { done: 'yes' } } } }] })],
    ['a repository that is cloned to wherever', () => sensorChart({
      triggers: [{
        template: {
          name: 'make', k8s: { source: { git: { url: 'https://git.example.com/shop', filePath: 'order.yaml' } } },
        },
      }],
    })],
    ['a method', () => http({ method: 'DELETE' })],
    ['pauses in Go\'s words', () => retry({ duration: Int64OrString.fromString('1m30s'), factor: 1.5, steps: 3 })],
    ['a pause in many nanoseconds', () => retry({ duration: Int64OrString.fromNumber(5e9) })],
    ['a workflow', () => sensorChart({ triggers: [{ template: { name: 'run', argoWorkflow: { operation: 'submit', source: { resource: WORKFLOW } } } }] })],
  ])('%s', (_, build) => expect(build).not.toThrow());
});
