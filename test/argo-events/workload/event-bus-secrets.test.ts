import { busCertificates, eventBusSecrets } from '../../../src/argo-events/workload/event-bus-secrets';

test('the certificates are valid for the Service, and for each server, and for nothing shorter', () => {
  expect(busCertificates('main', 'shop')).toEqual({
    server: {
      organization: 'io.argoproj',
      days: 3650,
      dnsNames: ['eventbus-main-js-svc.shop.svc.cluster.local', 'eventbus-main-js-svc.shop.svc'],
      extendedKeyUsage: ['serverAuth'],
    },
    cluster: {
      organization: 'io.argoproj',
      days: 3650,
      dnsNames: ['*.eventbus-main-js-svc.shop.svc.cluster.local', '*.eventbus-main-js-svc.shop.svc'],
      extendedKeyUsage: ['serverAuth', 'clientAuth'],
    },
  });
});

test('the Secrets hold these keys', () => {
  const pem = (name: string) => ({ key: `${name} key`, cert: `${name} cert`, caCert: `${name} ca` });
  const secrets = eventBusSecrets({ metadata: { name: 'main' } }, 'shop', {
    user: 'u', password: 'p', sysPassword: 's', encryptionKey: 'e', server: pem('server'), cluster: pem('cluster'),
  });
  const text = ({ data, ...rest }: any) => ({
    ...rest, data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value as string, 'base64').toString()])),
  });
  expect([text(secrets.server), text(secrets.client)]).toMatchSnapshot();
});
