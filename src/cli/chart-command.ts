import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readArguments } from './arguments';
import { Command, EXIT, Terminal } from './command';
import { UsageError } from '../contract/usage-error';
import type * as chart from '../emit/chart/chart-files';
import { writeText } from '../manifests/text-file';

// cdk8s takes time to load, and the help works without it
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadChart = () => require('../emit/chart/chart-files') as typeof chart;

export const chartCommand: Command = {
  summary: 'write a Helm chart of the pod policy, guard, keeper, bucket Jobs and budgets',
  help: `Usage: ha-events chart FOLDER

Writes a Helm chart with the objects that Argo Events needs beside its custom resources. Names come from its values:
the EventBus, EventSources and Sensors of the release. Use it as a dependency of your own chart, or render it with
helm template. README.md in the folder tells how. A chart that an earlier run wrote is replaced.`,
  options: {},
  run,
};

function run(args: readonly string[], terminal: Terminal): number {
  const { paths: [folder, ...rest] } = readArguments(args, {});
  if (folder === undefined || rest.length > 0) throw new UsageError('chart needs one folder, for example charts/cdk8s-argo-events-ha');
  const { chartFiles, CHART_NAME } = loadChart();
  checkFolder(folder, CHART_NAME);
  const files = chartFiles();
  for (const [file, text] of files) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeText(path, text);
  }
  terminal.writeError(`ha-events: ${files.size} files in ${folder}. Its README.md tells how to use them\n`);
  return EXIT.CLEAN;
}

function checkFolder(folder: string, name: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  const file = join(folder, 'Chart.yaml');
  if (existsSync(file) && readFileSync(file, 'utf8').includes(`name: ${name}\n`)) return;
  throw new UsageError(`${folder} is not by ha-events, and would be overwritten. Allowed: an empty folder, or a chart that an earlier run wrote`);
}
