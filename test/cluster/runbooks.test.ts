import { policyObjects, removePolicyObjects, NO_ENGINE, policyEngine } from './support/admission';
import { apply } from './support/apply';
import { hasArgoEvents, NO_ARGO_EVENTS } from './support/argo-events';
import { eventually, sleep } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace } from './support/namespaces';
import { describeOnClusterWith } from './support/on-cluster';
import { sectionOf, shell } from './support/page-commands';
import { Delivery, RecordedFlow } from './support/recorded-flow';
import { testName } from './support/test-run';
import { BusRuntime, HaEventBus, HaEventBusProps } from '../../src';

jest.setTimeout(900_000);

const NAMESPACE = testName('runbooks');
const POLICY = testName('runbooks-policy');
const SMALL = { persistence: { volumeSize: '256Mi' }, runtime: BusRuntime.NATIVE };
const flow = new RecordedFlow(NAMESPACE);
const page = (title: string) => sectionOf('docs/operations.md', title);
const withoutApply = (block: string) => block.replace(/^kubectl apply -f dist\/.*\n/gm, '');

function report(what: string, { sent, refused, answers, gap, lost }: Delivery): void {
  process.stdout.write(`${what}: ${refused} of ${sent} refused ${JSON.stringify(answers)}, ${lost.length} lost, longest time without an accepted event ${gap} ms\n`);
}

/** The three states of the app: before, both buses, and the source on the second one. */
function move(next: HaEventBusProps) {
  const buses = (chart: any) => ({ first: new HaEventBus(chart, 'Bus', SMALL), second: new HaEventBus(chart, 'Next', { metadata: { name: 'next' }, ...SMALL, ...next }) });
  return {
    before: (chart: any) => {
      const first = new HaEventBus(chart, 'Bus', SMALL);
      flow.source(chart, first);
      flow.sensor(chart, first, 'fulfil');
    },
    both: (chart: any) => {
      const { first, second } = buses(chart);
      flow.source(chart, first);
      flow.sensor(chart, first, 'fulfil');
      flow.sensor(chart, second, 'fulfil-next');
    },
    moved: (chart: any) => {
      const { first, second } = buses(chart);
      flow.source(chart, second);
      flow.sensor(chart, first, 'fulfil');
      flow.sensor(chart, second, 'fulfil-next');
    },
    after: (chart: any) => {
      const second = new HaEventBus(chart, 'Next', { metadata: { name: 'next' }, ...SMALL, ...next });
      flow.source(chart, second);
      flow.sensor(chart, second, 'fulfil-next');
    },
  };
}

describeOnClusterWith(hasArgoEvents && policyEngine !== undefined, hasArgoEvents ? NO_ENGINE : NO_ARGO_EVENTS, 'the runbooks of docs/operations.md under load, with Argo Events', () => {
  beforeAll(async () => {
    apply(policyObjects(NAMESPACE, { metadata: { name: POLICY } }));
    await sleep(5);
  });
  afterEach(() => {
    for (const kind of ['sensor', 'eventsource', 'eventbus']) kubectl(['delete', kind, '--all', '-n', NAMESPACE, '--wait', '--timeout=90s']);
    deleteNamespace(NAMESPACE);
  });
  afterAll(() => removePolicyObjects(POLICY));

  test.each<[string, HaEventBusProps]>([
    ['own servers', { runtime: BusRuntime.OWN_SERVERS, nodeGuard: { enabled: false } }],
    ['own servers with node guards', { runtime: BusRuntime.OWN_SERVERS, nodeGuard: { enabled: true } }],
  ])('a flow moves from a native bus to %s: no event is refused or lost', async (name, next) => {
    const { before, both, moved, after } = move(next);
    const [waitForCopies, guardFirst, , remove] = page('Move a flow to another bus');
    flow.start(before);
    await flow.flows();
    const outcome = await flow.under(async () => {
      flow.apply(both);
      await shell(withoutApply(waitForCopies), NAMESPACE);
      if (next.nodeGuard?.enabled) {
        flow.apply(moved, ({ metadata }) => metadata.name === 'eventbus-next-node-guard');
        await shell(guardFirst.replace(/^.* apply -f .*\n/m, ''), NAMESPACE);
      }
      flow.apply(moved);
      await eventually(30, () => {
        const busOf = get('eventsource', 'shop', '-n', NAMESPACE).spec.eventBusName;
        if (busOf !== 'next') throw new Error(`the EventSource is on ${busOf}`);
      });
      await sleep(10);
      kubectl(['rollout', 'status', 'deployment', '-l', 'controller=eventsource-controller', '-n', NAMESPACE, '--timeout=180s']);
      await sleep(15);
      flow.apply(after);
      await shell(withoutApply(remove), NAMESPACE);
    });
    report(`from a native bus to ${name}`, outcome);
    expect(outcome).toMatchObject({ refused: 0, lost: [] });
    await flow.flows();
  });

  test('the credentials of a native bus are rotated: no event is refused or lost', async () => {
    const [edit] = page('Rotate the credentials of a native bus');
    const restart = edit.replace(/^kubectl .* edit secret .*\n/m, '');
    const [first, second] = [/( *)\{"user": "[^"]+", "pass": "[^"]*"\}/, '{"user": "second", "pass": "of-the-second"}'];
    flow.start(move({}).before);
    await flow.flows();
    const restarts = (): number[] => get('pods', '-n', NAMESPACE, '-l', 'controller in (eventsource-controller, sensor-controller)').items
      .map(({ status }: any) => status.containerStatuses.find(({ name }: any) => name === 'main').restartCount as number);
    const outcome = await flow.under(async () => {
      const before = restarts();
      const auth = readSecret('eventbus-default-js-server', 'auth');
      expect(auth).toMatch(first);
      writeSecret('eventbus-default-js-server', 'auth', auth.replace(first, user => `${user},\n${second}`));
      await shell(restart, NAMESPACE);
      writeSecret('eventbus-default-js-client-auth', 'client-auth', 'username: second\npassword: of-the-second');
      await eventually(180, () => {
        const now = restarts();
        if (now.some((count: number, index: number) => count <= before[index])) throw new Error(`restarts ${before} and ${now}`);
      });
      await flow.podsReady();
      writeSecret('eventbus-default-js-server', 'auth', auth.replace(first, second));
      await shell(restart, NAMESPACE);
    });
    report('credentials rotated', outcome);
    expect(outcome).toMatchObject({ refused: 0, lost: [] });
    await flow.flows();
  });
});

function readSecret(name: string, key: string): string {
  return Buffer.from(get('secret', name, '-n', NAMESPACE).data[key], 'base64').toString();
}

function writeSecret(name: string, key: string, text: string): void {
  kubectl(['patch', 'secret', name, '-n', NAMESPACE, '--type=merge', '-p', JSON.stringify({ data: { [key]: Buffer.from(text).toString('base64') } })]);
}
