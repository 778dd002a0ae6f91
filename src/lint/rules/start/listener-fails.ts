import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

const source = (events: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: shop }
spec: { replicas: 3, template: { serviceAccountName: shop }, ${events} }
`;
const CATCH_UP = 'persistence: { catchup: { enabled: true }, configMap: { name: clock } }';
const SECRET = '{ name: shop, key: token }';

export const listenerFails: Rule = {
  id: 'ha/listener-fails',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'event' },
  what: 'An event has an option with which its pod cannot listen.',
  why: 'the controller does not validate the option. The pod tries ten times and then gives up, so the event never arrives',
  fix: 'set the option to a valid value',
  problems: ['listener', 'event-filter'],
  docs: [Docs.source('pkg/eventsources/sources/calendar/start.go'), Docs.source('pkg/eventsources/sources/resource/start.go'), Docs.source('pkg/eventsources/sources/minio/start.go')],
  examples: {
    bad: [
      source(`calendar: { tick: { schedule: "0 8 * * *", timezone: Europe/Berln, ${CATCH_UP} } }`),
      source(`calendar: { tick: { interval: 0s, ${CATCH_UP} } }`),
      source('resource: { pods: { version: v1, resource: pods, eventTypes: [CREATED] } }'),
      source(`minio: { order: { endpoint: minio, accessKey: ${SECRET}, secretKey: ${SECRET}, bucket: { name: orders }, events: ["s3:ObjectCreated:Nothing"] } }`),
      source(`minio: { order: { endpoint: minio, accessKey: ${SECRET}, secretKey: ${SECRET} } }`),
      source('kafka: { order: { url: kafka, topic: orders, consumerGroup: { groupName: shop } } }'),
      source('kafka: { order: { url: "kafka:9092", topic: orders, version: latest, consumerGroup: { groupName: shop } } }'),
      source('amqp: { order: { url: "amqp://mq", exchangeName: orders, exchangeType: Direct, routingKey: order } }'),
      source('sqs: { order: { region: eu-central-1, queue: "https://sqs.eu-central-1.amazonaws.com/123456789012/orders" } }'),
      source(`calendar: { tick: { schedule: "0 0 30 2 *", ${CATCH_UP} } }`),
      source('resource: { pods: { version: v1, resource: pods, eventTypes: [ADD], filter: { labels: [{ key: app, operation: equals, value: shop }] } } }'),
      source('redis: { order: { hostAddress: redis, channels: [orders] } }'),
      source(`minio: { order: { endpoint: "http://minio:9000", accessKey: ${SECRET}, secretKey: ${SECRET}, bucket: { name: orders } } }`),
      source('resource: { pods: { version: v1, resource: Pod, eventTypes: [ADD] } }'),
      source('resource: { jobs: { version: batch/v1, resource: jobs, eventTypes: [ADD] } }'),
      source('file: { order: { eventType: CREATE, watchPathConfig: { directory: /data, path: order.json } } }'),
      source('sftp: { order: { eventType: CREATED, watchPathConfig: { directory: /data, path: order.json } } }'),
      source('webhook: { order: { port: "12000", endpoint: /order, method: POST, filter: { expression: "body.total ==" } } }'),
      source('webhook: { order: { port: "12000", endpoint: /order, method: POST, filter: { expression: "body.total = 10" } } }'),
      source('webhook: { order: { port: "12000", endpoint: /order, method: POST, filter: { expression: "payload.total > 10" } } }'),
      source('resource: { pods: { version: v1, resource: pods, eventTypes: [] } }'),
      source('resource: { jobs: { version: v1, resource: jobs, eventTypes: [ADD] } }'),
      source('resource: { jobs: { group: batch, version: v1beta1, resource: cronjobs, eventTypes: [ADD] } }'),
      source('redis: { order: { hostAddress: "redis:6379", channels: [] } }'),
      source('kafka: { order: { url: "kafka:9092", topic: orders, consumerGroup: {} } }'),
      source('mqtt: { order: { url: tcp://mqtt, topic: orders/#/new, clientId: shop } }'),
      source('nats: { order: { url: nats://nats, subject: orders..new } }'),
      source('amqp: { order: { url: "amqp://mq", exchangeType: direct, routingKey: order } }'),
      source('sqs: { order: { region: eu, queue: orders } }'),
      source('sqs: { order: { region: eu-west-1, queue: orders, waitTimeSeconds: 60 } }'),
      source('pubSub: { order: { topic: projects/shop/topics/orders } }'),
      source('generic: { order: { url: "http://generic:9000", config: a } }'),
      source(`minio: { order: { endpoint: minio, accessKey: ${SECRET}, secretKey: ${SECRET}, bucket: { name: orders }, events: [] } }`),
    ],
    good: [
      source('file: { order: { eventType: CREATE, watchPathConfig: { directory: /data, path: order.json } } }')
        .replace('serviceAccountName: shop', 'volumes: [{ name: data, emptyDir: {} }], container: { volumeMounts: [{ name: data, mountPath: /data/ }] }'),
      source('webhook: { order: { port: "12000", endpoint: /order, method: POST, filter: { expression: "sprig.upper(body.ref) == \'A\'" } } }'),
      source(`calendar: { tick: { schedule: "0 8 * * *", timezone: Europe/Berlin, ${CATCH_UP} } }`),
      source('resource: { pods: { version: v1, resource: pods, eventTypes: [ADD, DELETE] } }'),
      source('webhook: { order: { port: "12000", endpoint: /order, method: POST, filter: { expression: "body.total > 10 && body.ref in [\'a\', \'b\']" } } }'),
      source(`minio: { order: { endpoint: minio, accessKey: ${SECRET}, secretKey: ${SECRET}, bucket: { name: orders }, events: ["s3:ObjectCreated:*"] } }`),
      source('resource: { events: { group: events.k8s.io, version: v1, resource: events, eventTypes: [ADD] } }'),
      source('resource: { jobs: { group: batch.volcano.sh, version: v1alpha1, resource: jobs, eventTypes: [ADD] } }'),
      source('mqtt: { order: { url: tcp://mqtt, topic: orders/+/new/#, clientId: shop } }'),
      source('sqs: { order: { region: us-gov-west-1, queue: orders, waitTimeSeconds: 20 } }'),
      source('sqs: { order: { region: local, endpoint: "http://localstack:4566", queue: orders, waitTimeSeconds: 20 } }'),
      source('generic: { order: { url: "dns:///generic:9000", config: a } }'),
    ],
  },
  check: flow => [
    ...refused(flow, 'listener').map(finding => ({ ...finding, problem: 'listener' })),
    ...refused(flow, 'event-filter').map((finding): Finding => ({
      ...finding, problem: 'event-filter', why: 'the pod logs an error and drops each event; the caller of a webhook gets 200', effect: { does: 'loses', to: 'event' },
    })),
  ],
};
