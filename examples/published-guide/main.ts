import { App, Chart } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaPodPolicy, HaSensor } from 'cdk8s-argo-events-ha';

const app = new App();

// once per cluster; without it guarded webhooks cannot be reached
new HaPodPolicy(new Chart(app, 'platform'), 'PodPolicy');

const chart = new Chart(app, 'argo-events-ha', { namespace: 'argo-events' });

const bus = new HaEventBus(chart, 'EventBus', {
  survives: FailureDomain.ZONE,
  runtime: BusRuntime.NATIVE,
  persistence: { storageClassName: 'standard', volumeSize: '20Gi', accessMode: 'ReadWriteOnce' },
});

const webhook = new HaEventSource(chart, 'Webhook', {
  metadata: { name: 'webhook' },
  eventBus: bus,
  replicas: 2,
  webhook: { events: { endpoint: '/events', port: '12000', method: 'POST' } },
});

new HaSensor(chart, 'Processor', {
  metadata: { name: 'processor' },
  eventBus: bus,
  dependencies: [webhook.event('events')],
  triggers: [{
    template: {
      name: 'process',
      http: {
        url: 'http://processor.argo-events.svc:8080/process',
        method: 'POST',
        payload: [{ src: { dependencyName: 'events', dataKey: 'body' }, dest: 'event' }],
      },
    },
  }],
});

app.synth();
