import { execFileSync } from 'child_process';
import { ensureCrds } from './support/crds';
import { sleep } from './support/eventually';
import { GatewayName, GatewayOutcome, Gateways, hasGateway } from './support/gateways';
import { get, kubectl } from './support/kubectl';
import { Outcome } from './support/load';
import { deleteNamespace } from './support/namespaces';
import { describeOnCluster, nodeTool, testWithNodes } from './support/on-cluster';
import { OwnFlow } from './support/own-flow';
import { testName } from './support/test-run';

jest.setTimeout(900_000);

const NAMESPACE = testName('node-guard');
const NONE_MISSING = { refused: 0, answers: {}, lost: [] };
/** In ms: what the analysis says of the worst node and of a zone. */
const PREDICTED = 19_000;
const ZONE = 'topology.kubernetes.io/zone';

const nodes = (): any[] => get('nodes').items;
const nameOf = ({ metadata: { name } }: any): string => name;
const zoneOf = (name: string): string => nodes().find(node => nameOf(node) === name).metadata.labels[ZONE];
const nodesOf = (zone: string): string[] => nodes().filter(({ metadata }) => metadata.labels[ZONE] === zone).map(nameOf);
/** The callers stay on the last node; the others may be lost. */
const callers = () => nameOf(nodes()[nodes().length - 1]);
const flow = new OwnFlow(NAMESPACE, callers);

function report(what: string, { sent, refused, answers, lost, twice, gap, slowest }: Outcome): void {
  process.stdout.write(`node guards, ${what}: ${refused} of ${sent} refused ${JSON.stringify(answers)}, lost ${JSON.stringify(lost)}, ${twice} twice, longest gap ${gap} ms, slowest ${slowest} ms\n`);
}

/** Nodes with a server of the bus and a pod of the EventSource, without the callers. */
function busyNode(): string {
  const servers = flow.servers.map(pod => flow.nodeOf(pod));
  const node = flow.sourceNodes().find(name => name !== callers() && servers.includes(name)) ?? servers.find(name => name !== callers());
  return node!;
}

describeOnCluster('node guards in front of own servers and a webhook, without the pod policy, at 50 requests a second', () => {
  beforeAll(async () => {
    ensureCrds();
    await flow.start();
  });
  afterEach(() => flow.healthy());
  afterAll(() => deleteNamespace(NAMESPACE));

  test('each server of the bus killed in turn: no request is refused', async () => {
    const outcome = await flow.under(async () => {
      for (const pod of flow.servers) {
        kubectl(['delete', 'pod', pod, '-n', NAMESPACE, '--grace-period=1']);
        await flow.healthy();
      }
    });
    report('servers killed', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
  });

  test('the EventSource rolled out, without probes and preStop: no request is refused', async () => {
    const outcome = await flow.under(() => flow.restartSource());
    report('source rolled out', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
  });

  test('the guards rolled out: no request is refused', async () => {
    const outcome = await flow.under(() => flow.restartGuards());
    report('guards rolled out', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
  });

  test('the guard killed on the node of a pod of the EventSource: no request is refused', async () => {
    const outcome = await flow.under(async () => {
      const node = flow.sourceNodes().find(name => name !== callers())!;
      kubectl(['delete', 'pod', flow.guardOn(node), '-n', NAMESPACE, '--grace-period=1']);
      await flow.guardsReady();
    });
    report('guard of a source pod killed', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
  });

  testWithNodes('a node lost: no request is refused, and none is accepted for no longer than the analysis predicts', async tool => {
    const node = busyNode();
    try {
      const outcome = await flow.under(async () => {
        execFileSync(tool, ['off', node]);
        await sleep(30);
      });
      report(`node ${node} lost`, outcome);
      expect(outcome).toMatchObject(NONE_MISSING);
      expect(outcome.gap).toBeLessThanOrEqual(PREDICTED);
    } finally {
      execFileSync(tool, ['on', node]);
    }
  });

  testWithNodes('a zone lost: no request is refused, and none is accepted for no longer than the analysis predicts', async tool => {
    const zone = zoneOf(busyNode()) === zoneOf(callers()) ? zoneOf(nameOf(nodes()[0])) : zoneOf(busyNode());
    const lost = nodesOf(zone);
    try {
      const outcome = await flow.under(async () => {
        execFileSync(tool, ['off', ...lost]);
        await sleep(40);
      });
      report(`zone ${zone} lost`, outcome);
      expect(outcome).toMatchObject(NONE_MISSING);
      expect(outcome.gap).toBeLessThanOrEqual(PREDICTED);
    } finally {
      execFileSync(tool, ['on', ...lost]);
    }
  });

  if (nodeTool && !hasGateway(nodeTool)) process.stderr.write('SKIPPED: no haproxy on this machine, for "gateways outside of the nodes"\n');
  const behindGateways = hasGateway(nodeTool) ? testWithNodes : (name: string, _: unknown) => test.skip(name, () => undefined);

  for (const [what, lost] of [['node', () => [busyNode()]], ['zone', () => nodesOf(zoneOf(busyNode()))]] as const) {
    behindGateways(`gateways outside of the nodes, a ${what} lost: refused without a retry, and not noticed with one`, async tool => {
      const gateways = new Gateways(tool, NAMESPACE);
      const names = lost();
      try {
        gateways.services();
        await gateways.ready();
        const outcome = await gateways.under(async () => {
          await sleep(2);
          execFileSync(tool, ['off', ...names]);
          await sleep(Number(process.env.GATEWAY_SECONDS ?? 15));
        });
        for (const [name, one] of Object.entries(outcome)) process.stdout.write(`gateway, ${name}, ${what} ${names} lost: ${JSON.stringify(one)}\n`);
        expect(refused(outcome, 'endpoints, retry')).toBe(0);
        expect(refused(outcome, 'NodePort, health check and retry')).toBe(0);
        // by the health check: two failures, one a second, each after 500 ms
        expect(outcome['NodePort, health check'].refusedFor).toBeLessThan(5);
        expect(outcome['endpoints, health check'].refusedFor).toBeLessThan(5);
        expect(refused(outcome, 'endpoints, no retry')).toBeGreaterThan(refused(outcome, 'endpoints, health check'));
      } finally {
        execFileSync(tool, ['on', ...names]);
        gateways.close();
      }
    });
  }
});

const refused = (outcome: Record<GatewayName, GatewayOutcome>, name: GatewayName) => outcome[name].refused;
