import { App, Chart, Duration } from 'cdk8s';
import { argoevents, FailureDomain, HaEventBus, HaEventSource, HaSensor, LeaderElection } from 'cdk8s-argo-events-ha';

const app = new App();

const chart = new Chart(app, 'many-sources', { namespace: 'events' });

const bus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.NODE });

const secret = (name: string, key: string) => ({ name, key });

// active-active types: all pods work
const hooks = new HaEventSource(chart, 'Hooks', {
  metadata: { name: 'hooks' },
  eventBus: bus,
  github: {
    push: {
      webhook: { endpoint: '/push', port: '12000', method: 'POST', url: 'https://hooks.example.com' },
      repositories: [{ owner: 'example', names: ['shop'] }],
      events: ['push'],
      apiToken: secret('github', 'token'),
      webhookSecret: secret('github', 'hook'),
      active: true,
      contentType: 'json',
    },
  },
});
const queue = new HaEventSource(chart, 'Queue', {
  metadata: { name: 'queue' },
  eventBus: bus,
  sqs: { invoice: { queue: 'invoices', region: 'eu-central-1', waitTimeSeconds: 20 } },
});

// active-passive types: one elected pod works
const payments = new HaEventSource(chart, 'Payments', {
  metadata: { name: 'payments' },
  eventBus: bus,
  kafka: {
    payment: { url: 'kafka.example.com:9092', topic: 'payments', consumerGroup: { groupName: 'argo-events' } },
  },
});
const shipments = new HaEventSource(chart, 'Shipments', {
  metadata: { name: 'shipments' },
  eventBus: bus,
  amqp: {
    shipment: {
      url: 'amqp://rabbitmq.example.com:5672',
      exchangeName: 'shipments',
      exchangeType: 'direct',
      routingKey: 'shipped',
      queueDeclare: { name: 'argo-events-shipments', durable: true },
    },
  },
});
const clock = new HaEventSource(chart, 'Clock', {
  metadata: { name: 'clock' },
  eventBus: bus,
  replicas: 2,
  leaderElection: LeaderElection.lease({ leaseDuration: Duration.seconds(15) }),
  calendar: {
    nightly: {
      schedule: '0 2 * * *',
      persistence: { catchup: { enabled: true, maxDuration: '24h' }, configMap: { name: 'clock-state', createIfNotExist: true } },
    },
  },
});

const deadLetter: argoevents.Trigger = {
  template: {
    name: 'dead-letter',
    http: { url: 'http://dead-letters.events.svc/settle', method: 'POST', payload: [{ src: { dependencyName: 'payment', useRawData: true }, dest: 'event' }] },
  },
};

new HaSensor(chart, 'Settle', {
  metadata: {
    name: 'settle',
    // ha-events check reports what cannot be cured, until somebody says why it is accepted
    annotations: { 'cdk8s-argo-events-ha/ignore-condition-forgets-events': 'payments and shipments that found no partner are listed by the bank each night' },
  },
  eventBus: bus,
  dependencies: [
    payments.event('payment'),
    shipments.event('shipment'),
    hooks.event('push'),
    queue.event('invoice'),
    clock.event('nightly'),
  ],
  triggers: [
    {
      template: {
        name: 'settle',
        conditions: 'payment && shipment',
        http: { url: 'http://ledger.events.svc/settle', method: 'POST', payload: [{ src: { dependencyName: 'payment', dataKey: 'body' }, dest: 'payment' }] },
      },
      dlqTrigger: deadLetter,
    },
    {
      template: {
        name: 'audit',
        conditions: 'push || invoice || nightly',
        log: { intervalSeconds: 1 },
      },
    },
  ],
});

app.synth();
