import { busGuardConfig, busGuardConfigMap } from '../../../src/resources/bus-guard/config';
import { REBALANCE_QUIET_SECONDS, REBALANCE_SPREAD_SECONDS, rebalanceScript } from '../../../src/resources/bus-guard/rebalance';

const config = busGuardConfig({ bus: 'default', clusterDomain: 'cluster.local' });

test('the whole configuration', () => {
  expect(config).toMatchSnapshot();
});

test('names no namespace, so that a chart without one works too', () => {
  expect(config).toContain('"eventbus-default-js-0.eventbus-default-js-svc.${POD_NAMESPACE}.svc.cluster.local:4222"');
});

test('has places for 5 servers, so that a bus can grow without a new configuration', () => {
  const [near, bus] = config.split('\nbackend near\n')[1].split('\nlisten bus\n');
  for (const section of [near, bus]) expect(section.match(/^ {2}server \S+/gm)).toEqual([0, 1, 2, 3, 4].map(ordinal => `  server eventbus-default-js-${ordinal}`));
});

test('listens for clients on the loopback address only, where its host alias points', () => {
  expect(config.match(/bind .*/g)).toEqual(['bind "${POD_IP}:14222"', 'bind 127.0.0.1:4222']);
});

test('ends the connections to a server that has not answered twice, or as often as the pod says', () => {
  expect(config).toMatch(/default-server check port 8222 .*fall "\$\{GUARD_FALL-2\}" .*on-marked-down shutdown-sessions/);
});

test('goes to the server that the Service of its zone gives, when that is one', () => {
  expect(config.match(/ {2}server \S+ "eventbus-default-near.*/g)).toHaveLength(5);
  expect(config).toContain('use-server eventbus-default-js-2 if { nbsrv(near) eq 1 } { srv_is_up(near/eventbus-default-js-2) }');
});

test('the ConfigMap has a file that HAProxy reads from a folder, and the Lua file that it names, which HAProxy then does not read as configuration', () => {
  const { data } = busGuardConfigMap({ bus: 'default', clusterDomain: 'cluster.local' }, {});
  expect(Object.keys(data)).toEqual(['bus.cfg', 'home.lua']);
  expect(data['bus.cfg']).toContain('  default-path config\n');
  expect(data['bus.cfg']).toContain('  lua-load home.lua\n');
});

test('an HAProxy without Lua starts all the same', () => {
  const [, withLua] = /\.if feature\(LUA\)\n([^]*\.endif)\n\n/.exec(config)!;
  expect(config.replace(withLua, '')).not.toMatch(/\blua[-.]/);
});

test('an HAProxy without its Prometheus exporter starts, without metrics', () => {
  expect(config).toContain('  .if feature(PROMEX)\n  http-request use-service prometheus-exporter if { path /metrics }\n  .endif\n');
  expect(config.match(/prometheus/g)).toHaveLength(1);
});

test('the task asks for the servers by the names that the configuration has', () => {
  expect(rebalanceScript().match(/core\.backends\["\w+"\]/g)).toEqual(['core.backends["bus"]', 'core.backends["near"]']);
  expect(config).toMatch(/^backend near$/m);
  expect(config).toMatch(/^listen bus$/m);
});

test('the script that rebalances connections waits as long as the drill allows for', () => {
  expect(rebalanceScript()).toContain(`local quiet_period = ${REBALANCE_QUIET_SECONDS} + math.random(0, ${REBALANCE_SPREAD_SECONDS})`);
});
