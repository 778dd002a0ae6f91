import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { Agent, request } from 'http';
import { tmpdir } from 'os';
import { join } from 'path';
import { FakeDns } from './support/fake-dns';
import { FakePod, FakeService } from './support/fake-source';
import { rebalanceScript } from '../../../src/resources/bus-guard/rebalance';
import { CONFIG_FILE, guardConfig, REBALANCE_FILE } from '../../../src/resources/node-guard/guard-config';
import { describeWith } from '../../support/describe-with';
import { freePort } from '../../support/free-port';

jest.setTimeout(60_000);

interface Answer {
  readonly status: number | string;
  readonly pod: string;
  readonly seconds: number;
}

/** What Argo Events answers then. */
const INACTIVE = { status: 400, text: 'endpoint is inactive' };

const sleep = (seconds: number) => new Promise(resolve => setTimeout(resolve, seconds * 1000));

describeWith('haproxy')('a request through the guard', () => {
  let pods: FakePod[];
  let near: FakeService;
  let any: FakeService;
  let dns: FakeDns;
  let haproxy: ChildProcess;
  let folder: string;
  let guardPort: number;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });

  function post(body = '{}', through = agent): Promise<Answer> {
    const start = Date.now();
    return new Promise(resolve => {
      const settle = (status: number | string, pod = '') => resolve({ status, pod, seconds: (Date.now() - start) / 1000 });
      const call = request({ port: guardPort, host: '127.0.0.1', method: 'POST', path: '/order', agent: through }, response => {
        let text = '';
        response.on('data', data => { text += data; });
        response.on('end', () => settle(response.statusCode!, text));
      });
      call.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
      call.end(body);
    });
  }

  /** In MiB. */
  function memory(): number {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${haproxy.pid}/status`, 'utf8'))![1]) / 1024;
  }

  async function posts(count: number): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let i = 0; i < count; i++) answers.push(await post());
    return answers;
  }

  const statuses = (answers: Answer[]) => [...new Set(answers.map(({ status }) => status))];

  beforeEach(async () => {
    pods = await Promise.all(['near', 'second', 'third'].map(FakePod.start));
    near = await FakeService.start('127.0.0.11', 0, [pods[0]]);
    any = await FakeService.start('127.0.0.12', near.port, pods);
    dns = await FakeDns.start({ 'orders-near.shop.svc.cluster.local': '127.0.0.11', 'orders-pods.shop.svc.cluster.local': '127.0.0.12' });
    guardPort = await freePort();
    const config = guardConfig({
      buses: [],
      webhooks: [{
        webhook: 'shop/orders', guardPort, port: near.port, tls: false, nearHost: 'orders-near.shop.svc.cluster.local', podsHost: 'orders-pods.shop.svc.cluster.local',
      }],
    }).replace('parse-resolv-conf', `nameserver fake 127.0.0.1:${dns.port}`).replace(/14222/g, String(await freePort()))
      // abstract sockets are of the pod's network, which this test shares with others
      .replace(/abns@(\w+)/g, `abns@$1-${guardPort}`);
    folder = mkdtempSync(join(tmpdir(), 'guard-'));
    writeFileSync(join(folder, CONFIG_FILE), config);
    writeFileSync(join(folder, REBALANCE_FILE), rebalanceScript());
    haproxy = spawn('haproxy', ['-db', '-f', join(folder, CONFIG_FILE)], { stdio: 'ignore' });
    for (let tries = 0; tries < 50 && (await post()).status !== 200; tries++) await sleep(0.1);
    for (const pod of pods) pod.requests = 0;
  });

  afterEach(() => {
    haproxy.kill('SIGKILL');
    for (const part of [near, any, dns, ...pods]) part.stop();
    agent.destroy();
    rmSync(folder, { recursive: true });
  });

  test('goes to the near pod, over a connection that is kept', async () => {
    near.connections = 0;
    const answers = await posts(50);
    expect(answers.every(({ status, pod }) => status === 200 && pod === 'near')).toBe(true);
    expect(near.connections).toBeLessThan(3);
  });

  test('goes to others when the near pod answers 500', async () => {
    pods[0].status = 500;
    expect(statuses(await posts(100))).toEqual([200]);
  });

  test('goes to others while two requests are at the near pod, so that a pod that hangs holds only two', async () => {
    pods[0].hangs = true;
    const held = [post(), post()];
    await sleep(0.5);
    any.pods = pods.slice(1);
    const answers = await posts(50);
    expect(answers.every(({ status, pod, seconds }) => status === 200 && pod !== 'near' && seconds < 1)).toBe(true);
    expect(pods[0].requests).toBe(2);
    near.stop();
    await Promise.all(held);
  });

  test('goes to others while two requests that do not fit into the buffer are at the near pod', async () => {
    pods[0].hangs = true;
    const held = [post('x'.repeat(40_000)), post('x'.repeat(40_000))];
    await sleep(0.5);
    any.pods = pods.slice(1);
    expect(statuses(await posts(20))).toEqual([200]);
    expect(pods[0].requests).toBe(2);
    near.stop();
    await Promise.all(held);
  });

  test('goes to others first for a while after that', async () => {
    pods[0].status = 500;
    await post();
    pods[0].status = 200;
    near.connections = 0;
    expect(statuses(await posts(50))).toEqual([200]);
    expect(near.connections).toBe(0);
  });

  test('comes back to the near pod within seconds after that', async () => {
    pods[0].status = 500;
    await posts(10);
    pods[0].status = 200;
    await sleep(5.5);
    await post();
    const answers = await posts(20);
    expect(answers.every(({ status, pod }) => status === 200 && pod === 'near')).toBe(true);
  });

  test('goes to others when the near pod refuses connections', async () => {
    near.pods = [];
    near.stop();
    expect(statuses(await posts(30))).toEqual([200]);
  });

  test('is sent again when the pod ends the connection without an answer', async () => {
    pods[0].status = 0;
    expect(statuses(await posts(30))).toEqual([200]);
  });

  test('goes to others when the near pod starts or ends, and answers that its endpoint is inactive', async () => {
    Object.assign(pods[0], INACTIVE);
    expect(statuses(await posts(50))).toEqual([200]);
  });

  test('waits while all pods start or end', async () => {
    for (const pod of pods) Object.assign(pod, INACTIVE);
    setTimeout(() => Object.assign(pods[2], { status: 200, text: undefined }), 2000);
    const { status, seconds } = await post();
    expect(status).toBe(200);
    expect(seconds).toBeGreaterThan(2);
  });

  test('is answered with 400 once when the event itself is refused', async () => {
    Object.assign(pods[0], { status: 400, text: 'failed to parse the event' });
    expect(await post()).toMatchObject({ status: 400, pod: 'failed to parse the event' });
    expect(pods.map(({ requests }) => requests)).toEqual([1, 0, 0]);
  });

  test('waits while no pod takes it, and is taken when one does', async () => {
    for (const pod of pods) pod.status = 500;
    setTimeout(() => { pods[2].status = 200; }, 3000);
    const { status, seconds } = await post();
    expect(status).toBe(200);
    expect(seconds).toBeGreaterThan(3);
    expect(seconds).toBeLessThan(6);
  });

  test('waits beside 999 others, within the memory limit of a guard', async () => {
    for (const pod of pods) pod.status = 500;
    const many = new Agent({ maxSockets: 1000 });
    const used: number[] = [];
    const looks = setInterval(() => used.push(memory()), 100);
    setTimeout(() => pods.forEach(pod => { pod.status = 200; }), 4000);
    const answers = await Promise.all(Array.from({ length: 1000 }, () => post('x'.repeat(20_000), many)));
    clearInterval(looks);
    expect(statuses(answers)).toEqual([200]);
    expect(Math.max(...used)).toBeLessThan(220);
  });

  test('is refused when no pod takes it for 7 s', async () => {
    for (const pod of pods) pod.status = 500;
    const { status, seconds } = await post();
    expect(status).toBe(500);
    expect(seconds).toBeGreaterThan(6.9);
    expect(seconds).toBeLessThan(9);
  });

  test('is not sent again after an answer when it does not fit into the buffer', async () => {
    pods[0].status = 500;
    expect((await post(JSON.stringify({ text: 'x'.repeat(40_000) }))).status).toBe(500);
  });

  test('goes to others when the near pod refuses connections, although it does not fit into the buffer', async () => {
    near.pods = [];
    near.stop();
    const answers = [];
    for (let i = 0; i < 10; i++) answers.push(await post(JSON.stringify({ text: 'x'.repeat(40_000) })));
    expect(statuses(answers)).toEqual([200]);
  });

  test('needs no DNS once the addresses of the Services are known', async () => {
    dns.answers = false;
    near.pods = [pods[1]];
    expect(statuses(await posts(20))).toEqual([200]);
  });
});
