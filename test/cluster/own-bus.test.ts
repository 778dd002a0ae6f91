import { apply } from './support/apply';
import { ensureCrds } from './support/crds';
import { eventually, sleep } from './support/eventually';
import { evict } from './support/evict';
import { get, kubectl } from './support/kubectl';
import { Outcome } from './support/load';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { OwnBus } from './support/own-bus';
import { testName } from './support/test-run';

jest.setTimeout(900_000);

const bus = new OwnBus(testName('own-bus'));
const { namespace } = bus;

function report(what: string, { sent, refused, answers, lost, twice, gap, slowest }: Outcome): void {
  process.stdout.write(`own bus, ${what}: ${refused} of ${sent} refused, lost ${JSON.stringify(lost)}, twice ${twice}, gap ${gap} ms, slowest ${slowest} ms ${JSON.stringify(answers)}\n`);
}

/** Fails as soon as two servers are not Ready at one time. */
async function watchingReady(until: Promise<unknown>): Promise<number> {
  let least = bus.servers;
  let done = false;
  const watch = (async () => {
    while (!done) {
      const { readyReplicas = 0 } = get('statefulset', 'eventbus-default', '-n', namespace).status;
      least = Math.min(least, readyReplicas);
      await sleep(0.5);
    }
  })();
  await until.finally(() => { done = true; });
  await watch;
  return least;
}

const [OLDEST, DEFAULT, NEWEST] = ['2.10.29', '2.14.10', '2.15.3'];

function upgraded(version: string): void {
  test(`upgraded to ${version} under load, one server after another: nothing is refused, nothing is lost`, async () => {
    let least = 0;
    const outcome = await bus.under(async () => {
      bus.apply({ version });
      least = await watchingReady(bus.rolledOut(600));
    });
    report(`upgraded to ${version}`, outcome);
    expect(bus.pods.map(pod => bus.monitor(pod, '/varz').version)).toEqual(bus.pods.map(() => version));
    expect(outcome).toMatchObject({ refused: 0, lost: [] });
    expect(least).toBe(bus.servers - 1);
  });
}

describeOnCluster('a bus of own servers', () => {
  beforeAll(async () => {
    ensureCrds();
    freshNamespace(namespace);
    bus.apply({ version: OLDEST });
    await bus.healthy(90);
    await bus.clients();
    await eventually(30, () => bus.makeStream());
  });

  afterAll(() => deleteNamespace(namespace));

  test('the Job made the Secrets, and a second run of it changes none', async () => {
    const versions = () => ['client', 'server', 'tls'].map(name => get('secret', `eventbus-default-${name}`, '-n', namespace).metadata.resourceVersion);
    const before = versions();
    const job = bus.objects({ version: OLDEST }).find(({ kind, metadata }) => kind === 'Job' && metadata.name.includes('secrets'));
    kubectl(['delete', 'job', job.metadata.name, '-n', namespace, '--wait=true']);
    apply([job], namespace);
    kubectl(['wait', '--for=condition=Complete', `job/${job.metadata.name}`, '-n', namespace, '--timeout=60s']);
    expect(versions()).toEqual(before);
  });

  test('its account may create Secrets and read two, and nothing else', () => {
    const can = (verb: string, resource: string) => {
      try {
        return kubectl(['auth', 'can-i', verb, resource, '-n', namespace, '--as', `system:serviceaccount:${namespace}:eventbus-default-secrets`]).trim() === 'yes';
      } catch {
        return false;
      }
    };
    expect([can('create', 'secrets'), can('get', 'secrets/eventbus-default-client'), can('get', 'secrets/eventbus-default-server'),
      can('get', 'secrets/eventbus-default-tls'), can('list', 'secrets'), can('update', 'secrets/eventbus-default-client'), can('delete', 'secrets/eventbus-default-client')])
      .toEqual([true, true, true, false, false, false, false]);
  });

  test('a client that does not know the authority refuses the servers, and a client without credentials is refused', () => {
    const nats = (...args: string[]) => () => kubectl(['exec', '-n', namespace, 'nats', '--', 'nats', '--server', `nats://${bus.host}:4222`, ...args, 'pub', 'a', 'b']);
    const { username, password } = bus.credentials();
    expect(nats('--user', username, '--password', password)).toThrow('certificate signed by unknown authority');
    expect(nats('--user', username, '--password', 'wrong', '--tlsca', '/etc/bus/ca-cert')).toThrow('Authorization Violation');
  });

  upgraded(DEFAULT);

  test('a changed payload limit reaches running servers without a restart', async () => {
    const before = bus.uids();
    bus.apply({ version: DEFAULT, maxPayload: '4MB' });
    await eventually(150, () => {
      const sizes = bus.pods.map(pod => bus.monitor(pod, '/varz')?.max_payload);
      if (sizes.some(size => size !== 4 * 1024 ** 2)) throw new Error(`max_payload ${sizes}`);
    });
    expect(bus.uids()).toEqual(before);
  });

  test('each server killed in turn: nothing is refused, nothing is lost', async () => {
    const outcome = await bus.under(async () => {
      for (const pod of bus.pods) {
        kubectl(['delete', 'pod', pod, '-n', namespace, '--grace-period=1']);
        await bus.healthy();
      }
    });
    report('each server killed in turn', outcome);
    expect(outcome).toMatchObject({ refused: 0, lost: [] });
  });

  test('a second server is not evicted while one is not Ready', async () => {
    const outcome = await bus.under(async () => {
      expect(evict(namespace, bus.pods[0])).toBe('evicted');
      expect(evict(namespace, bus.pods[1])).toBe('not now');
      await bus.healthy();
    });
    report('a server evicted', outcome);
    expect(outcome).toMatchObject({ refused: 0, lost: [] });
  });

  upgraded(NEWEST);
});
