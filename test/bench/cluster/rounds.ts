import { Load, Result } from './bench-flow';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The medians of several rounds; what was refused or not delivered in all of them. */
export function overRounds(rounds: readonly Result[]): Result {
  return {
    loads: rounds[0].loads.map(({ connections }, index): Load => {
      const of = (value: (load: Load) => number) => rounds.map(({ loads }) => value(loads[index]));
      return {
        connections,
        accepted: median(of(({ accepted }) => accepted)),
        refused: sum(of(({ refused }) => refused)),
        p50: median(of(({ p50 }) => p50)),
        p99: median(of(({ p99 }) => p99)),
        delivered: median(of(({ delivered }) => delivered)),
        missing: sum(of(({ missing }) => missing)),
      };
    }),
    pods: rounds[0].pods,
    cpu: median(rounds.map(({ cpu }) => cpu)),
    memory: median(rounds.map(({ memory }) => memory)),
  };
}

/** How much more than the other one a form accepts and delivers under each load: the median of the rounds, each compared with the same round of the other. */
export function ratios(rounds: readonly Result[], others: readonly Result[]): { readonly accepted: number; readonly delivered: number }[] {
  return rounds[0].loads.map((_, index) => {
    const of = (value: (load: Load) => number) => median(rounds.map(({ loads }, round) => value(loads[index]) / value(others[round].loads[index])));
    return { accepted: of(({ accepted }) => accepted), delivered: of(({ delivered }) => delivered) };
  });
}
