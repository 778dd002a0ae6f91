import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Labels, Series } from './series';
import { RuleGroup } from '../../../../src/resources/monitoring/rule-groups';

/** Seconds between two scrapes. */
export const STEP = 60;

/** A series with one value until the fault, and with other values from then on: a pattern of promtool, or nothing at all. */
export interface Course extends Series {
  readonly later?: string;
  /** Whether there is nothing before the fault. */
  readonly begins?: boolean;
}

export interface Expectation {
  readonly seconds: number;
  readonly expression: string;
  readonly samples: readonly { readonly labels: Labels; readonly value: number }[];
}

/** Many faults in one test: a test of promtool takes a second, however small. */
export interface PromtoolTest {
  readonly groups: readonly RuleGroup[];
  readonly courses: readonly Course[];
  readonly faultAt: number;
  readonly end: number;
  readonly expectations: readonly Expectation[];
}

const notation = (metric: string, labels: Labels) => `${metric}{${Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`).join(',')}}`;

/** What promtool says of the expectations that are not met. */
export function runPromtool({ groups, courses, faultAt, end, expectations }: PromtoolTest): string {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups }));
  writeFileSync(join(folder, 'test.json'), JSON.stringify({
    rule_files: ['rules.json'],
    evaluation_interval: `${STEP}s`,
    tests: [{
      interval: `${STEP}s`,
      input_series: courses.map(course => ({ series: notation(course.metric, course.labels), values: values(course, faultAt / STEP, end / STEP) })),
      promql_expr_test: expectations.map(({ seconds, expression, samples }) => ({
        expr: expression,
        eval_time: `${seconds}s`,
        exp_samples: samples.map(({ labels, value }) => ({ labels: notation('', labels), value })),
      })),
    }],
  }));
  const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'test.json'], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  rmSync(folder, { recursive: true });
  return status === 0 ? '' : stdout + stderr;
}

function values({ value, later, begins }: Course, faultAt: number, end: number): string {
  if (begins) return `_x${faultAt} ${value}+0x${end - faultAt}`;
  return later === undefined ? `${value}+0x${end}` : `${value}+0x${faultAt - 1} ${later.replace('END', String(end - faultAt))}`;
}
