import { busNearService } from '../../../src/resources/bus-guard/zone-local-service';

test('gives the server in the zone of the caller, also one that is not Ready, and the same each time', () => {
  expect(busNearService({ bus: 'default', selector: { a: 'b' }, annotations: {}, trafficDistribution: 'PreferClose' })).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'eventbus-default-near', annotations: {} },
    spec: {
      selector: { a: 'b' },
      ports: [{ name: 'monitor', port: 8222, protocol: 'TCP' }],
      publishNotReadyAddresses: true,
      sessionAffinity: 'ClientIP',
      trafficDistribution: 'PreferClose',
    },
  });
});
