import { ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EventRecord, Records } from '../../../src/drill/load/event-records';
import { loadGeneratorScript } from '../../../src/drill/load/load-generator-script';
import { ledger } from '../../../src/drill/report-model/ledger';
import { freePort } from '../../support/free-port';

// its programs share the machine with other tests
jest.setTimeout(30_000);

/** Stands for the flow: takes events, refuses some, and delivers to the sink what it takes. */
let flow: Server;
let tools: ChildProcess;
let folder: string;
let script: string;
let ports: { sink: number; control: number };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ha-events-'));
  script = join(folder, 'tools.js');
  writeFileSync(script, loadGeneratorScript());
  ports = { sink: await freePort(), control: await freePort() };
});

afterEach(() => {
  tools.kill();
  flow.close();
  rmSync(folder, { recursive: true });
});

test('what is sent, answered and delivered is on record, by number', async () => {
  await start((number, respond) => {
    // the first is refused and delivered all the same, the second taken and lost, the third delivered twice
    if (number !== 1) void deliver(`{"order":{"drill":"ha-events-drill:r1:${number}"}}`);
    if (number === 2) void deliver(`{"order":{"drill":"ha-events-drill:r1:${number}"}}`);
    respond(number === 0 ? 500 : 200);
  });
  await ask('/start?from=0');
  await until(async () => (await read()).all.length >= 20);
  await ask('/stop');
  const sent = (await read()).all.length;
  const settled = ({ number, answer, delivered }: EventRecord) => answer !== undefined && (number === 1 || delivered.length > 0);
  await until(async () => (await read()).all.every(settled));
  const records = await read();
  expect(ledger(records.all, { from: 0, to: records.now })).toMatchObject({
    sent, acknowledged: sent - 1, refused: 1, unknown: 0, delivered: sent - 1, lost: 1, recovered: 1, duplicated: 1, answers: { 500: 1 },
  });
  expect(records.lastCaller).toBe('127.0.0.1');
});

test('it sends at its rate, each event on a connection of its own', async () => {
  const connections = new Set<number>();
  await start((_, respond, port) => {
    connections.add(port);
    respond(200);
  });
  await ask('/start?from=100');
  await until(async () => (await read()).all.length >= 60);
  await ask('/stop');
  const times = (await read()).all.map(({ sent }) => sent);
  const rate = (times.length - 1) * 1000 / (times.at(-1)! - times[0]);
  expect(rate).toBeGreaterThan(80);
  expect(rate).toBeLessThan(125);
  expect((await read()).all[0].number).toBe(100);
  expect(connections.size).toBeGreaterThanOrEqual(60);
});

test.each([
  ['a source that is not there', 'ECONNREFUSED', undefined],
  ['a call that is closed', 'ECONNRESET', (_: number, __: unknown, ___: number, destroy: () => void) => destroy()],
  ['a call without an answer in time', 'timeout', () => undefined],
] as [string, string, Take | undefined][])('%s refuses the event with %s', async (_, answer, take) => {
  await start(take ?? (() => undefined), { absent: take === undefined, timeout: answer === 'timeout' ? 300 : 30_000 });
  await ask('/start?from=0');
  await until(async () => (await read()).all.filter(record => record.answer !== undefined).length >= 3);
  expect(new Set((await read()).all.flatMap(record => record.answer ?? []))).toEqual(new Set([answer]));
});

test('a delivery without a number, or of another drill, is counted as such', async () => {
  await start((_, respond) => respond(200));
  await deliver('{}');
  await deliver('{"drill":"ha-events-drill:other:7"}');
  expect(await read()).toMatchObject({ unnumbered: 2 });
});

test('it brings the bodies of other addresses, and nothing from one that does not answer', async () => {
  await start((_, respond) => respond(200));
  const dead = `http://127.0.0.1:${await freePort()}/jsz`;
  expect(JSON.parse(await node('fetch', `http://127.0.0.1:${ports.sink}/`, dead))).toEqual(['ok', null]);
});

test('it is asked by a process of its own, as kubectl exec starts one', async () => {
  await start((_, respond) => respond(200));
  expect(await node('ask', '/log?after=0')).toMatch(/^\["n",\d+\]\n$/);
  tools.kill();
  await new Promise(resolve => tools.once('exit', resolve));
  await expect(node('ask', '/log?after=0')).rejects.toThrow('the tools do not answer');
});

type Take = (number: number, respond: (status: number) => void, port: number, destroy: () => void) => void;

async function start(take: Take, { absent = false, timeout = 30_000 } = {}): Promise<void> {
  flow = createServer((request, response) => {
    let body = '';
    request.on('data', data => { body += data; });
    request.on('end', () => take(Number(/r1:(\d+)/.exec(body)![1]), status => response.writeHead(status).end(), request.socket.remotePort!, () => request.socket.destroy()));
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => flow.once('listening', resolve));
  const port = absent ? await freePort() : (flow.address() as AddressInfo).port;
  const env = { URL: `http://127.0.0.1:${port}/`, RATE: '100', RUN: 'r1', SINK_PORT: String(ports.sink), CONTROL_PORT: String(ports.control), TIMEOUT_MS: String(timeout) };
  tools = spawn('node', [script, 'serve'], { env: { ...process.env, ...env }, stdio: 'inherit' });
  await until(async () => await ask('/log?after=0') !== '');
}

/** As `kubectl exec` does it. */
async function node(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('node', [script, ...args], { env: { ...process.env, CONTROL_PORT: String(ports.control) } });
  return stdout;
}

/** The same without a process for each, since it is asked often. */
async function ask(path: string): Promise<string> {
  return (await fetch(`http://127.0.0.1:${ports.control}${path}`)).text();
}

async function read(): Promise<Records> {
  const records = new Records();
  records.read(await ask('/log?after=0'));
  return records;
}

async function deliver(body: string): Promise<void> {
  await (await fetch(`http://127.0.0.1:${ports.sink}/`, { method: 'POST', body })).text();
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; ;) {
    try {
      if (await check()) return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error('it did not come to that within 15 s');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
