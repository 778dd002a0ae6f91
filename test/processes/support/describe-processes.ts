import { describeWith } from '../../support/describe-with';

/** `describe` where the programs of a bus and Prometheus are installed. */
export function describeProcesses(name: string, tests: () => void): void {
  const programs: readonly (readonly [string, string])[] = [['nats-server', '--version'], ['nats', '--version'], ['prometheus-nats-exporter', '-version'], ['prometheus', '--version']];
  const missing = programs.map(([program, version]) => describeWith(program, version)).find(found => found !== describe);
  (missing ?? describe)(name, tests);
}
