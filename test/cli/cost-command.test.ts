import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { FailureDomain } from '../../src';
import { run } from '../../src/cli/run';
import { quickstartAt } from '../cost/quickstart';
import { bus, container, requests, sensor, source } from '../cost/support';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ha-events-'));
  file = join(folder, 'flow.yaml');
});

afterEach(() => rmSync(folder, { recursive: true }));

async function cost(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(['cost', ...args], { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const manifests = (objects: readonly object[]) => written('flow.yaml', objects.map(object => stringify(object)).join('---\n'));

test('tells each component, all of them, and the same flows without HA and at each level, with money', async () => {
  manifests(quickstartAt(FailureDomain.ZONE).objects.map(({ manifest }) => manifest));
  const prices = written('prices.yaml', 'currency: EUR\nper: month\ncpu: 20\nmemory: 3\nstorage: 0.1\n');
  const { code, out, err } = await cost(file, '--prices', prices, '--nodes', '6');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.replace(/bucket-[0-9a-f]{8}/, 'bucket-01234567')).toMatchInlineSnapshot(`
"requested by                                  pods  cores    memory  memory limit  volumes  EUR a month
EventBus default (shop)
  servers                                        3   0.75     3 GiB         3 GiB   60 GiB
  reloaders                                          0.03    96 MiB       192 MiB
  exporters                                          0.03    96 MiB       384 MiB
  keeper                                         1   0.01    32 MiB       128 MiB
  Job of the Secrets, until it ends              1   0.01    32 MiB       128 MiB
EventSource orders (shop)
  pods                                           3   0.15   384 MiB       768 MiB
DaemonSet eventbus-default-node-guard (shop)
  node guards                                    6    0.6   384 MiB       1.5 GiB
Sensor fulfil (shop)
  pods                                           3   0.15   384 MiB       768 MiB
Job sensor-fulfil-bucket-01234567 (shop)
  Job of the bucket, until it ends               1   0.01    32 MiB       128 MiB
in all                                          16   1.72  4.34 GiB      6.69 GiB   60 GiB        53.43

besides               pods  cores  memory  memory limit  volumes
Jobs, until they end     2   0.02  64 MiB       256 MiB        0

the same flows   pods  cores    memory  memory limit  volumes  EUR a month
these manifests    16   1.72  4.34 GiB      6.69 GiB   60 GiB        53.43
without HA          3   0.37  1.31 GiB      1.69 GiB   20 GiB        13.34
survives pod       15   1.67  4.22 GiB      6.44 GiB   60 GiB        52.06
survives node      15   1.67  4.22 GiB      6.44 GiB   60 GiB        52.06
survives zone      16   1.72  4.34 GiB      6.69 GiB   60 GiB        53.43

on JetStream while no event comes: 11 connections to buses, 1 consumer; a second 11 messages, 27
  checks of guards, 2 requests of keepers, at most 0 to the API server
"
`);
});

test('an amount that is not told is never 0: it is named, and a sum with it is a least', async () => {
  manifests([bus({ jetstream: { version: '2.10.29', containerTemplate: requests('1', '1Gi') } }), source(container('50m', '64Mi', '64Mi')), sensor({ replicas: '${SENSORS}' })]);
  const { out } = await cost(file);
  const [given] = out.match(/^these manifests.*$/m)!;
  expect(given).toMatchInlineSnapshot('"these manifests   ≥ 4  ≥ 3.05  ≥ 3.06 GiB      ≥ 64 MiB        0"');
  expect(out.slice(out.indexOf('unknown:'))).toMatchInlineSnapshot(`
"unknown: EventBus "shop/default", container reloader: resources.requests.cpu,
  resources.requests.memory, resources.limits.memory are not set
unknown: EventBus "shop/default", container metrics: resources.requests.cpu,
  resources.requests.memory, resources.limits.memory are not set
unknown: Sensor "shop/fulfil", container main: resources.requests.cpu, resources.requests.memory,
  resources.limits.memory are not set
unknown: EventBus "shop/default", container main: resources.limits.memory is not set
unknown: Sensor "shop/fulfil": spec.replicas is "\${SENSORS}", which is not a number or quantity.
  Give the rendered manifests
"
`);
});

test('as JSON it has cores and bytes, and a code for each amount that is unknown', async () => {
  manifests([bus({ jetstreamExotic: { url: 'nats://nats.nats.svc:4222' } }), source(container('50m', '64Mi', '64Mi'))]);
  const out = join(folder, 'cost.json');
  expect(await cost(file, '--format', `json=${out}`)).toEqual({ code: 0, out: '', err: '' });
  const { version, flows, scenarios, currency } = JSON.parse(readFileSync(out, 'utf8'));
  expect({ version, currency, names: scenarios.map(({ name }: any) => name) })
    .toEqual({ version: 1, currency: undefined, names: ['given', 'without-ha', 'POD', 'NODE', 'ZONE'] });
  expect(flows).toEqual([{
    namespace: 'shop',
    eventSource: 'orders',
    eventBus: 'default',
    always: expect.objectContaining({
      cpu: {
        known: 0.05,
        unknown: [{
          code: 'foreign-servers',
          object: { kind: 'EventBus', namespace: 'shop', name: 'default' },
          message: 'EventBus "shop/default": Argo Events does not make its servers, and their StatefulSet is not among the manifests',
        }],
      },
      memoryLimit: { known: 64 * 2 ** 20, unknown: [expect.objectContaining({ code: 'foreign-servers' })] },
    }),
    jobs: expect.objectContaining({ pods: { known: 0 } }),
  }]);
});

test.each<[string[], string]>([
  [[], 'no manifests given: ha-events cost PATH..., - for standard input, or --cluster'],
  [['--format', 'html'], 'there is no format "html". Allowed: text, json'],
  [['--prices', 'absent.yaml'], 'absent.yaml cannot be read: '],
])('%j is refused', async (args, message) => {
  manifests([source()]);
  const { code, out, err } = await cost(...args.length === 0 ? [] : [file, ...args]);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(`ha-events: ${message}`) });
});

test('manifests without Argo Events exit with 2', async () => {
  written('flow.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n');
  expect(await cost(file)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('nothing was judged') });
  expect(await cost(file, '--allow-empty')).toMatchObject({ code: 0, out: '' });
});
