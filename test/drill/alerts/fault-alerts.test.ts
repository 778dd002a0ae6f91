import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULT_ALERTS } from '../../../src/drill/alerts/fault-alerts';
import { FAULTS } from '../../../src/drill/faults/faults';
import { ALERT_NAMES } from '../../../src/resources/monitoring/alerts';

test('each fault of the drill has the alerts that watch for it, and no other fault has', () => {
  expect(Object.keys(FAULT_ALERTS)).toEqual(FAULTS.map(({ id }) => id));
});

test.each(Object.entries(FAULT_ALERTS))('%s: the alerts exist, each of them once', (_, watching) => {
  const names = watching.map(({ alert }) => alert);
  expect(names.filter(name => !ALERT_NAMES.includes(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

/** The table of the documents: what a gap causes is one row for all faults. */
function documented(): Map<string, string[]> {
  const [, section] = readFileSync(join(__dirname, '../../../docs/monitoring.md'), 'utf8').split('## Which alert notices which fault of the drill');
  const rows = section.split('\n## ')[0].split('\n').filter(line => /^\| (`|all)/.test(line)).map(line => line.split(' | '));
  const alertsIn = (cell: string) => [...cell.matchAll(/\w+/g)].map(([name]) => `ArgoEvents${name}`);
  const [stopped] = rows.filter(([faults]) => faults.startsWith('| all')).map(([, alerts]) => alertsIn(alerts));
  return new Map(rows.flatMap(([faults, alerts]) => [...faults.matchAll(/`([\w-]+)`/g)].filter(() => !faults.startsWith('| all'))
    .map(([, id]): [string, string[]] => [id, [...alertsIn(alerts), ...id === 'consumer' ? [] : stopped]])));
}

test('the documents have the same table', () => {
  const sorted = (names: readonly string[]) => [...names].sort();
  expect(Object.fromEntries([...documented()].map(([id, alerts]) => [id, sorted(alerts)])))
    .toEqual(Object.fromEntries(Object.entries(FAULT_ALERTS).map(([id, watching]) => [id, sorted(watching.map(({ alert }) => alert))])));
});
