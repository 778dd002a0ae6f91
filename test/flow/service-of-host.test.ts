import { serviceOfHost } from '../../src/flow/service-of-host';

test.each([
  ['a', 'ci/a'], ['a.shop', 'shop/a'], ['a.shop.svc', 'shop/a'], ['a.shop.svc.cluster.local', 'shop/a'], ['a.shop.svc.example.org.', 'shop/a'],
  ['www.example.com', undefined], ['*.example', undefined], ['', undefined],
])('the Service of the host %j', (host, expected) => {
  const found = serviceOfHost(host, 'ci');
  expect(found && `${found.namespace}/${found.service}`).toBe(expected);
});
