import { webhookPodsService } from '../../../src/resources/webhook-guard/pods-service';

test('its name gives the addresses of pods that are Ready, and no address of its own', () => {
  expect(webhookPodsService({ eventSource: 'shop', selector: { a: 'b' }, ports: [12000], annotations: {} })).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'shop-pods', annotations: {} },
    spec: { clusterIP: 'None', selector: { a: 'b' }, ports: [{ name: 'http-12000', port: 12000, protocol: 'TCP' }] },
  });
});
