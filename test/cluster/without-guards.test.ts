import { execFileSync } from 'child_process';
import { removePolicyObjects } from './support/admission';
import { sleep } from './support/eventually';
import { AWAY_FROM_THE_BUS, Flow, FlowOptions, POLICY } from './support/flow';
import { kubectl } from './support/kubectl';
import { Outcome } from './support/load';
import { deleteNamespace } from './support/namespaces';
import { describeOnCluster, testWithNodes } from './support/on-cluster';
import { testName } from './support/test-run';

jest.setTimeout(600_000);

// takes a quarter of an hour, and shows what guard.test.ts cures
const asked = process.env.WITHOUT_GUARDS !== undefined;
if (!asked) process.stderr.write('SKIPPED: no WITHOUT_GUARDS, so what happens without the guards is not measured\n');

function report(what: string, { sent, refused, answers, lost, gap, slowest }: Outcome): void {
  process.stdout.write(`${what}: ${refused} of ${sent} refused ${JSON.stringify(answers)}, ${lost.length} lost, longest gap ${gap} ms, slowest ${slowest} ms\n`);
}

(asked ? describe : describe.skip)('at 50 requests a second', () => {
  function flowWithout(what: string, source: FlowOptions['source'], tests: (flow: Flow) => void): void {
    const namespace = testName('without');
    const flow = new Flow({ namespace, source: { ...source, template: { affinity: AWAY_FROM_THE_BUS } } });
    describeOnCluster(`without ${what}`, () => {
      beforeAll(() => flow.start());
      afterEach(() => flow.busHealed());
      afterAll(() => {
        removePolicyObjects(POLICY);
        deleteNamespace(namespace);
      });
      tests(flow);
    });
  }

  flowWithout('bus guard', { busGuard: false }, flow => {
    testWithNodes('pods connected to a server hang when its node loses its power', async tool => {
      const node = await flow.busNodeWithClient();
      try {
        const outcome = await flow.under(async () => {
          execFileSync(tool, ['off', node]);
          await sleep(60);
        });
        report('no bus guard, node off', outcome);
        expect(outcome.slowest).toBeGreaterThan(6000);
      } finally {
        execFileSync(tool, ['on', node]);
      }
    });
  });

  flowWithout('webhook guard', { webhookGuard: false }, flow => {
    test('requests are refused while each bus pod is killed in turn', async () => {
      const outcome = await flow.under(async () => {
        for (const ordinal of [0, 1, 2]) {
          kubectl(['delete', 'pod', `eventbus-default-js-${ordinal}`, '-n', flow.namespace, '--grace-period=1']);
          await sleep(10);
          await flow.busHealed();
        }
      });
      report('no webhook guard, bus pods killed', outcome);
      expect(outcome.refused).toBeGreaterThan(0);
    });
  });
});
