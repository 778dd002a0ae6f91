import { optionsHelp, Options, readArguments } from './arguments';
import { clusterFlow, CLUSTER_OPTIONS, printAccess } from './cluster-option';
import { Command, EXIT, Terminal } from './command';
import { CONFIG_OPTION, configOf } from './config-option';
import { FACT_OPTIONS } from './fact-options';
import { readOutputs, writeOutput } from './formats';
import { JUDGED_OPTIONS, NONE, tellJudged } from './judged';
import type * as levels from '../adopt/flow-at-level';
import { FailureDomain } from '../contract/failure-domain';
import { costOf } from '../cost/cost';
import { measuredOf } from '../cost/measured';
import { readPrices } from '../cost/prices';
import { Scenario } from '../cost/scenario';
import { standingLoad } from '../cost/standing-load';
import { undecided, withoutHa } from '../cost/without-ha';
import { Facts } from '../flow/facts';
import { Flow } from '../flow/flow';
import { loadFlow } from '../flow/load-flow';
import { resolveFacts } from '../flow/resolve-facts';
import { readPodUsage } from '../live/pod-usage';
import { ReadOnlyKubectl } from '../live/read-only-kubectl';
import { readText } from '../manifests/text-file';
import { costJson } from '../report/cost/json';
import { CostReport } from '../report/cost/report';
import { costText } from '../report/cost/text';

const FORMATS: Readonly<Record<string, (report: CostReport, options: { readonly width?: number }) => string>> = { text: costText, json: costJson };

const OPTIONS: Options = {
  format: { type: 'string', multiple: true, value: 'FORMAT[=FILE]', help: `${Object.keys(FORMATS).join(', ')} (default: text); several with a FILE each` },
  prices: { type: 'string', value: 'FILE', help: 'prices of a core, a GiB of memory and a GiB of volume, as YAML (default: quantities alone)' },
  ...JUDGED_OPTIONS,
  ...CLUSTER_OPTIONS,
  ...CONFIG_OPTION,
  ...FACT_OPTIONS,
};

export const costCommand: Command = {
  summary: 'what the manifests request, and the same flows without HA and at each level',
  help: `Usage: ha-events cost PATH... [options]
       ha-events cost --cluster [--context NAME] [--namespace NAME] [options]

Adds up the pods, processor, memory and volumes that the manifests request: for each EventBus, EventSource and Sensor,
with the containers that the controller and the pod policy add, keepers, Jobs and node guards; for each flow; and in
all. Compares them with the same flows without HA (one server, one pod each, no guards) and with what the constructs
make of them for each failure domain. Of a cluster, it also tells what the containers use now. An amount that the manifests do not tell is "?", a sum with such an amount "≥".

Options:
${optionsHelp(OPTIONS)}

A price file: { currency: EUR, per: month, cpu: 20, memory: 3, storage: 0.1 }; the prices are examples.

Exit code: 0 on success, 2 if a manifest or the price file cannot be read, or if there is no Argo Events object.
Charts and applications are not rendered. Standard error lists them as "not looked at". If one of them holds Argo Events
objects, the exit code is 2.`,
  options: OPTIONS,
  run,
};

// cdk8s takes time to load, and the help works without it
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadLevels = () => require('../adopt/flow-at-level') as typeof levels;

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, OPTIONS);
  if (printAccess(given, terminal, { usage: true })) return EXIT.CLEAN;
  const cluster = await clusterFlow('cost', given, terminal);
  const usage = cluster && await readPodUsage(new ReadOnlyKubectl({ context: given.text('context') }), given.text('namespace'));
  const outputs = readOutputs(given.all('format'), Object.keys(FORMATS), 'text');
  const file = given.text('prices');
  const prices = file === undefined ? undefined : readPrices(file, readText(file));
  const { flow, passedOver, notLookedAt, problems } = cluster ?? loadFlow(given.paths);
  for (const problem of problems) terminal.writeError(`ha-events: ${problem.file}:${problem.line}: ${problem.message}\n`);
  const judged = flow.buses.length + flow.sources.length + flow.sensors.length > 0;
  const allowEmpty = given.flag('allow-empty') ?? false;
  const complete = tellJudged({ documents: flow.objects.length + passedOver, notLookedAt, judged, allowEmpty }, NONE, terminal);
  if (judged) {
    const facts = { ...cluster?.facts, ...configOf(given).facts };
    const resolved = resolveFacts(flow, facts);
    const [cost, load] = [costOf(flow, resolved), standingLoad(flow, resolved)];
    const measured = usage && measuredOf(cost.components, usage);
    const scenarios: Scenario[] = [{ name: 'given', total: cost.total }, ...otherScenarios(flow, facts)];
    for (const output of outputs) {
      const width = output.file === undefined ? terminal.columns : undefined;
      const text = FORMATS[output.format]({ cost, load, scenarios, ...prices && { prices }, ...measured && { measured } }, { width });
      writeOutput(output.file, text, terminal);
    }
  }
  return problems.length === 0 && complete ? EXIT.CLEAN : EXIT.CANNOT_RUN;
}

function otherScenarios(flow: Flow, facts: Facts): Scenario[] {
  const total = (of: Flow) => costOf(of, resolveFacts(of, facts)).total;
  const open = undecided(flow);
  const { flowAtLevel } = loadLevels();
  const atLevel = (name: FailureDomain): Scenario => ({ name, total: total(flowAtLevel(open, name, facts)) });
  return [{ name: 'without-ha', total: total(withoutHa(flow)) }, ...[FailureDomain.POD, FailureDomain.NODE, FailureDomain.ZONE].map(atLevel)];
}
