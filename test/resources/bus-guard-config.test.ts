import { busGuardConfig, busGuardConfigMap } from '../../src/resources/bus-guard-config';

const config = busGuardConfig({ bus: 'default', clusterDomain: 'cluster.local' });

test('the whole configuration', () => {
  expect(config).toMatchSnapshot();
});

test('names no namespace, so that a chart without one works too', () => {
  expect(config).toContain('"eventbus-default-js-0.eventbus-default-js-svc.${POD_NAMESPACE}.svc.cluster.local:4222"');
});

test('has places for 5 servers, so that a bus can grow without a new configuration', () => {
  expect(config.match(/^ {2}server /gm)).toHaveLength(5);
});

test('listens for clients on the loopback address only, where its host alias points', () => {
  expect(config.match(/bind .*/g)).toEqual(['bind "${POD_IP}:14222"', 'bind 127.0.0.1:4222']);
});

test('ends the connections to a server that has not answered twice', () => {
  expect(config).toMatch(/default-server check port 8222 .*fall 2 .*on-marked-down shutdown-sessions/);
});

test('the ConfigMap has a file that HAProxy reads from a folder', () => {
  expect(Object.keys(busGuardConfigMap({ bus: 'default', clusterDomain: 'cluster.local' }, {}).data)).toEqual(['bus.cfg']);
});
