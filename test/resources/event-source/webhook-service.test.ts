import { webhookService } from '../../../src/resources/event-source/webhook-service';

const input = { name: 'api', selector: { a: 'b' }, ports: [{ port: 443, targetPort: 13000, tls: true }, { port: 80, targetPort: 80, tls: false }], annotations: { wave: '-1' } };

test('every port is named by its protocol and leads to its target', () => {
  expect(webhookService({ ...input, fields: {} })).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'api', annotations: { wave: '-1' } },
    spec: {
      selector: { a: 'b' },
      ports: [
        { name: 'https-443', port: 443, targetPort: 13000, protocol: 'TCP', appProtocol: 'https' },
        { name: 'http-80', port: 80, targetPort: 80, protocol: 'TCP', appProtocol: 'http' },
      ],
    },
  });
});

test('labels and fields are added', () => {
  const { metadata, spec } = webhookService({ ...input, labels: { team: 'shop' }, fields: { trafficDistribution: 'PreferClose' } });
  expect(metadata).toEqual({ name: 'api', labels: { team: 'shop' }, annotations: { wave: '-1' } });
  expect(spec).toMatchObject({ trafficDistribution: 'PreferClose', selector: { a: 'b' } });
});

test('a port may have a number on the nodes and lead to a port by its name', () => {
  const { spec } = webhookService({ ...input, ports: [{ port: 80, targetPort: 'hook-1', nodePort: 30080, tls: false }], fields: { type: 'NodePort' } });
  expect(spec).toMatchObject({ type: 'NodePort', ports: [{ port: 80, targetPort: 'hook-1', nodePort: 30080 }] });
});
