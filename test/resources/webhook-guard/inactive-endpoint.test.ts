import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { webhookGuardConfig } from '../../../src/resources/webhook-guard/config';
import { describeWith } from '../../support/describe-with';

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

interface Pod {
  readonly server: Server;
  answer: [status: number, text: string];
  requests: number;
}

/** Answers checks of its health with 200. */
function startPod(address: string, port: number): Promise<Pod> {
  const pod: Pod = { server: createServer(), answer: [200, 'success'], requests: 0 };
  pod.server.on('request', (request, response) => {
    const [status, text] = request.url === '/health' ? [200, 'OK'] : pod.answer;
    if (request.url !== '/health') pod.requests += 1;
    request.resume().on('end', () => response.writeHead(status).end(text));
  });
  return new Promise(resolve => pod.server.listen(port, address, () => resolve(pod)));
}

const portOf = ({ server }: Pod) => (server.address() as AddressInfo).port;

describeWith('haproxy')('a request through the guard of a pod', () => {
  let pods: Pod[];
  let haproxy: ChildProcess;
  let folder: string;
  let url: string;

  const post = async () => {
    const response = await fetch(url, { method: 'POST', body: '{}' });
    return [response.status, await response.text()];
  };

  beforeEach(async () => {
    const first = await startPod('127.0.0.21', 0);
    pods = [first, await startPod('127.0.0.22', portOf(first))];
    const free = await startPod('127.0.0.1', 0);
    const guardPort = portOf(free);
    free.server.close();
    url = `http://127.0.0.1:${guardPort}/order`;
    const ports = [{ port: portOf(first), guardPort }];
    const config = webhookGuardConfig({ eventSource: 'shop', ports, replicas: 2, clusterDomain: 'cluster.local' })
      .replace(/ {2}server-template .*/, pods.map((pod, index) => `  server pod${index} 127.0.0.2${index + 1}:${portOf(pod)}`).join('\n'))
      .replace(' resolvers cluster init-addr none', '')
      .replace(/abns@([\w-]+)/g, `abns@$1-${process.pid}`);
    folder = mkdtempSync(join(tmpdir(), 'guard-'));
    writeFileSync(join(folder, 'haproxy.cfg'), `defaults\n  timeout connect 1s\n  timeout client 1m\n  timeout server 1m\n\n${config}`);
    haproxy = spawn('haproxy', ['-db', '-f', join(folder, 'haproxy.cfg')], { env: { ...process.env, POD_IP: '127.0.0.1' }, stdio: 'ignore' });
    for (let tries = 0; tries < 100 && await post().catch(() => undefined) === undefined; tries++) await sleep(50);
    for (const pod of pods) pod.requests = 0;
  });

  afterEach(() => {
    haproxy.kill('SIGKILL');
    for (const { server } of pods) server.close();
    rmSync(folder, { recursive: true });
  });

  test('goes to another pod while one starts or ends, and answers that its endpoint is inactive', async () => {
    pods[0].answer = [400, 'endpoint is inactive'];
    const answers = await Promise.all(Array.from({ length: 20 }, post));
    expect(answers).toEqual(answers.map(() => [200, 'success']));
    expect(pods[0].requests).toBeGreaterThan(0);
  });

  test('is answered with 400 once when the event itself is refused', async () => {
    for (const pod of pods) pod.answer = [400, 'failed to parse the event'];
    expect(await post()).toEqual([400, 'failed to parse the event']);
    expect(pods[0].requests + pods[1].requests).toBe(1);
  });
});
