import { PodProbe } from '../../../src';

test('a probe is a GET over HTTP, or over HTTPS', () => {
  expect(PodProbe.httpGet('/health', 12000)).toEqual({ path: '/health', port: 12000, scheme: 'HTTP' });
  expect(PodProbe.httpGet('/health', 12000, { tls: true })).toEqual({ path: '/health', port: 12000, scheme: 'HTTPS' });
});

test('no probe has nothing', () => {
  expect(PodProbe.none()).toEqual({ path: undefined, port: undefined, scheme: undefined });
});

test.each(['health', '', 'http://pod/health'])('the path "%s" is refused', path => {
  expect(() => PodProbe.httpGet(path, 80)).toThrow(`a probe's path begins with a slash, got "${path}"`);
});

test.each([0, 65536, 1.5, NaN, -1])('the port %s is refused', port => {
  expect(() => PodProbe.httpGet('/', port)).toThrow(`a probe's port is a whole number from 1 to 65535, got ${port}`);
});
