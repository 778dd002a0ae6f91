import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { connect, Socket } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { FakeDns } from './support/fake-dns';
import { FakeServer } from './support/fake-server';
import { asset } from '../../../src/contract/asset';
import { CONFIG_FILE, guardConfig, REBALANCE_FILE } from '../../../src/resources/node-guard/guard-config';
import { eventually } from '../../cluster/support/eventually';
import { describeWith } from '../../support/describe-with';
import { freePort } from '../../support/free-port';

jest.setTimeout(60_000);

const NAMES = ['bus-0', 'bus-1', 'bus-2'];
const NEAR = '127.0.21.9';
const QUIET = 'local quiet_period = 60 + math.random(0, 60)';

describeWith('haproxy')('a connection to the bus through the guard', () => {
  let servers: FakeServer[];
  let near: FakeServer;
  let dns: FakeDns;
  let haproxy: ChildProcess;
  let folder: string;
  let guardPort: number;
  const open = new Set<Socket>();

  /** The server that a new client reaches; the client stays connected. */
  function client(): Promise<{ readonly server: string; readonly socket: Socket }> {
    return new Promise((resolve, reject) => {
      const socket = connect(guardPort, '127.0.0.1');
      open.add(socket);
      socket.once('data', data => resolve({ server: data.toString(), socket }));
      socket.once('error', reject).once('close', () => { open.delete(socket); reject(new Error('closed')); });
    });
  }

  async function reached(count: number): Promise<string[]> {
    const names: string[] = [];
    for (let i = 0; i < count; i++) {
      const { server, socket } = await client();
      names.push(server);
      socket.destroy();
    }
    return [...new Set(names)].sort();
  }

  const all = (...names: string[]) => eventually(20, async () => expect(await reached(10)).toEqual(names));

  beforeEach(async () => {
    const ports = { client: await freePort(), monitor: await freePort() };
    servers = await Promise.all(NAMES.map((name, index) => FakeServer.start(name, `127.0.21.${index + 1}`, ports)));
    near = await FakeServer.start('nobody', NEAR, ports);
    dns = await FakeDns.start(Object.fromEntries([...NAMES.map((name, index) => [`${name}.shop.svc`, `127.0.21.${index + 1}`]), ['near.shop.svc', NEAR]]));
    guardPort = await freePort();
    const config = guardConfig({
      buses: [{ bus: 'shop/default', guardPort, servers: NAMES.map(name => ({ name, host: `${name}.shop.svc` })), nearHost: 'near.shop.svc' }],
      webhooks: [],
    }).replace('parse-resolv-conf', `nameserver fake 127.0.0.1:${dns.port}`).replace(/14222/g, String(await freePort()))
      .replace(/:4222"/g, `:${ports.client}"`).replace(/:8222"|port 8222/g, found => found.replace('8222', String(ports.monitor)));
    folder = mkdtempSync(join(tmpdir(), 'guard-'));
    writeFileSync(join(folder, CONFIG_FILE), config);
    const script = asset('node-guard/rebalance.lua');
    expect(script).toContain(QUIET);
    writeFileSync(join(folder, REBALANCE_FILE), script.replace(QUIET, 'local quiet_period = 2'));
    haproxy = spawn('haproxy', ['-db', '-f', join(folder, CONFIG_FILE)], { stdio: 'ignore' });
    await eventually(20, async () => { await reached(1); });
  });

  afterEach(() => {
    haproxy.kill('SIGKILL');
    for (const socket of open) socket.destroy();
    for (const part of [near, dns, ...servers]) part.stop();
    rmSync(folder, { recursive: true });
  });

  test('goes to any server but the first, where none is known to be near', () => all('bus-1', 'bus-2'));

  test('goes to the near server', async () => {
    near.name = 'bus-2';
    await all('bus-2');
  });

  test('goes to another server where the first is the near one', async () => {
    near.name = 'bus-0';
    await all('bus-1', 'bus-2');
  });

  test('goes to the first server while no other is up, and is ended when another has been up for a while', async () => {
    for (const server of servers.slice(1)) server.healthy = false;
    await all('bus-0');
    const { socket } = await client();
    const ended = new Promise<void>(resolve => socket.once('close', () => resolve()));
    servers[1].healthy = true;
    await ended;
    await all('bus-1');
  });

  test('is ended when the near server is back, and not before', async () => {
    near.name = 'bus-1';
    servers[1].healthy = false;
    await all('bus-2');
    const { socket } = await client();
    let closed = false;
    socket.once('close', () => { closed = true; });
    await new Promise(resolve => setTimeout(resolve, 5000));
    expect(closed).toBe(false);
    servers[1].healthy = true;
    await eventually(20, () => expect(closed).toBe(true));
    await all('bus-1');
  });

  test('stays where no server is near', async () => {
    await all('bus-1', 'bus-2');
    const { socket } = await client();
    let closed = false;
    socket.once('close', () => { closed = true; });
    await new Promise(resolve => setTimeout(resolve, 6000));
    expect(closed).toBe(false);
  });
});
