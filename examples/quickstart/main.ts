import { App, Chart } from 'cdk8s';
import { FailureDomain, HaEventBus, HaEventSource, HaSensor } from 'cdk8s-argo-events-ha';

const app = new App();

const chart = new Chart(app, 'shop', { namespace: 'shop' });
const bus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE });
const shop = new HaEventSource(chart, 'Shop', {
  metadata: { name: 'shop' },
  eventBus: bus,
  webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
});
new HaSensor(chart, 'Fulfil', {
  metadata: { name: 'fulfil' },
  eventBus: bus,
  dependencies: [shop.event('order')],
  triggers: [{
    template: {
      name: 'fulfil',
      http: {
        url: 'http://fulfilment.shop.svc/orders',
        method: 'POST',
        payload: [{ src: { dependencyName: 'order', dataKey: 'body' }, dest: 'order' }],
      },
    },
  }],
});

app.synth();
