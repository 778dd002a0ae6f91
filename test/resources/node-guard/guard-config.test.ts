import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { rebalanceScript } from '../../../src/resources/bus-guard/rebalance';
import { CONFIG_FILE, guardConfig, GuardConfigInput, REBALANCE_FILE } from '../../../src/resources/node-guard/guard-config';
import { describeWith } from '../../support/describe-with';

const servers = [0, 1, 2].map(ordinal => ({ name: `eventbus-default-${ordinal}`, host: `eventbus-default-server-${ordinal}.shop.svc.cluster.local` }));
const bus = { bus: 'shop/default', guardPort: 4222, servers, nearHost: 'eventbus-default-near.shop.svc.cluster.local' };
const webhook = {
  webhook: 'shop/orders:12000', guardPort: 20001, port: 12000, tls: false, podsHost: 'orders-pods.shop.svc.cluster.local', nearHost: 'orders-near.shop.svc.cluster.local',
};
const all: GuardConfigInput = {
  buses: [bus, { ...bus, bus: 'mail/default', guardPort: 20003 }],
  webhooks: [webhook, { ...webhook, guardPort: 20002 }, { ...webhook, guardPort: 20004, tls: true }],
};

test('the whole configuration', () => {
  expect(guardConfig({ buses: [bus], webhooks: [webhook, { ...webhook, webhook: 'shop/orders:13000', guardPort: 20004, port: 13000, tls: true }] })).toMatchSnapshot();
});

describeWith('haproxy')('HAProxy takes without a warning', () => {
  test.each<[string, GuardConfigInput]>([
    ['buses and webhooks', all],
    ['one bus', { buses: [bus], webhooks: [] }],
    ['webhooks', { buses: [], webhooks: [webhook] }],
    ['webhooks with their own certificates', { buses: [], webhooks: all.webhooks.filter(({ tls }) => tls) }],
    ['a bus of five servers', { buses: [{ ...bus, servers: [...servers, ...servers.map(({ name, host }) => ({ name: `${name}a`, host }))].slice(0, 5) }], webhooks: [] }],
    ['names with the namespace of the pod', { buses: [], webhooks: [{ ...webhook, podsHost: 'orders-pods.${POD_NAMESPACE}.svc.cluster.local' }] }],
  ])('%s, with and without IPv6', (_, input) => {
    const folder = mkdtempSync(join(tmpdir(), 'guard-'));
    writeFileSync(join(folder, CONFIG_FILE), guardConfig(input));
    writeFileSync(join(folder, REBALANCE_FILE), rebalanceScript());
    for (const ipv6 of [{}, { HAS_IPV6: '1' }]) {
      const { status, stdout, stderr } = spawnSync('haproxy', ['-c', '-f', join(folder, CONFIG_FILE)], { encoding: 'utf8', env: { PATH: process.env.PATH, POD_NAMESPACE: 'shop', ...ipv6 } });
      expect(stdout + stderr).not.toMatch(/warning|alert/i);
      expect(status).toBe(0);
    }
    rmSync(folder, { recursive: true });
  });
});

test('the guard is Ready when each bus has a server that is up and near, or after a while, so that guards are not missing everywhere when a bus is', () => {
  const health = guardConfig(all).split('frontend health')[1].split('\n\n')[0];
  const [patience, ...conditions] = health.match(/http-request return status (200|503) if .*/g)!.slice(1);
  expect(patience).toBe('http-request return status 200 if { sc_http_req_cnt(0) gt 15 }');
  expect(conditions.filter(condition => condition.includes('nbsrv'))).toEqual([
    'http-request return status 503 if !{ nbsrv(near-4222) eq 1 }',
    'http-request return status 503 if !{ nbsrv(near-20003) eq 1 }',
  ]);
});

test('it is alive whatever the buses are', () => {
  const [first] = guardConfig(all).split('frontend health')[1].match(/http-request return .*/g)!;
  expect(first).toBe('http-request return status 200 if { path /alive }');
});

test('an HAProxy without Lua starts, without the rebalance task', () => {
  const [, withLua] = /\.if feature\(LUA\)\n([^]*?\.endif\n[^]*?\.endif)\n/.exec(guardConfig(all))!;
  expect(guardConfig(all).replace(withLua, '')).not.toMatch(/\blua[-.]/);
});

test('each bus has a pair of proxies that the rebalance task finds', () => {
  expect(guardConfig(all).match(/^(listen bus|backend near)\S*/gm)).toEqual(['backend near-4222', 'listen bus-4222', 'backend near-20003', 'listen bus-20003']);
});

test('each webhook has its own variables, so that one that fails does not make others avoid their pods', () => {
  const config = guardConfig(all);
  for (const port of [20001, 20002]) {
    const section = config.split(`backend first-${port} `)[1].split('\n# ')[0];
    expect(new Set(section.match(/proc\.\w+/g))).toEqual(new Set(['near', 'pods', 'looked_up', 'avoid_until', 'tried'].map(name => `proc.${name}_${port}`)));
  }
});

test('every server of webhooks notices a vanished node: tcp-ut has an effect only beside an address', () => {
  const pods = guardConfig(all).match(/^ {2}server (?:pod|fresh) 0\.0\.0\.0.*/gm)!;
  expect(pods).toHaveLength(8);
  for (const server of pods) expect(server).toMatch(/ tcp-ut 2500ms$/);
  expect(guardConfig(all)).not.toMatch(/default-server.*tcp-ut/);
});
