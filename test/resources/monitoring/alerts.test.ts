import { AlertFault, FAULTS } from './support/faults';
import { Course, Expectation, runPromtool, STEP } from './support/promtool';
import { Series } from './support/series';
import { EXPORTERS, healthyShop, shop } from './support/shop';
import { ALERT_NAMES, ALERTS } from '../../../src/resources/monitoring/alerts';
import { RuleGroup, ruleGroups } from '../../../src/resources/monitoring/rule-groups';
import { describeWith } from '../../support/describe-with';

const MINUTE = 60;
const FAULT_AT = 6 * MINUTE;
const END = 25 * MINUTE;
const OPTIONS = { exclude: [], overrides: {}, labels: {}, runbooks: 'https://example.com' };

const pendingSeconds = new Map(ALERTS.map(alert => [alert.name, alert.pendingSeconds]));

/** Series of the guards that no alert is about. */
const isOther = ({ labels: { proxy = '', code = '5xx', state = 'UP' } }: Series) =>
  /^(health|first|again|later|pause|pods|now|failed|others)/.test(proxy) || !['2xx', '5xx'].includes(code) || state !== 'UP';

/** A namespace in which one fault happens. */
interface Case {
  readonly namespace: string;
  readonly groups: RuleGroup[];
  readonly courses: readonly Course[];
  readonly expectations: readonly Expectation[];
}

/** Nothing fires before the fault, each alert not before its time, and in the end exactly those that are named. */
function caseOf({ name, servers = 3, repeatedEvents, fault, fires, labels = {} }: AlertFault, exporter: (typeof EXPORTERS)[number]): Case {
  const namespace = `${name}, exporter ${exporter}`;
  const groups = ruleGroups(shop(namespace, servers, repeatedEvents), OPTIONS).map(group => ({ ...group, name: `${namespace}: ${group.name}` }));
  const used = new Set(JSON.stringify(groups).match(/\b[a-z_]+(?=\{)/g));
  const healthy = healthyShop(exporter, servers).filter(series => used.has(series.metric) && !isOther(series));
  const inNamespace = (course: Course) => course.labels.namespace === undefined ? course : { ...course, labels: { ...course.labels, namespace } };
  const firing = (more = '') => `ALERTS{namespace="${namespace}",alertstate="firing"${more}}`;
  const exactly = (alerts: readonly string[]) =>
    ({ expression: `group by (alertname) (${firing()})`, samples: alerts.map(alertname => ({ labels: { alertname }, value: 1 })) });
  return {
    namespace,
    groups,
    courses: fault(healthy).map(inNamespace),
    expectations: [
      { seconds: FAULT_AT - STEP, ...exactly([]) },
      ...fires.filter(alert => pendingSeconds.get(alert)! > 0)
        .map(alert => ({ seconds: FAULT_AT + pendingSeconds.get(alert)! - STEP, expression: firing(`,alertname="${alert}"`), samples: [] })),
      { seconds: END, ...exactly(fires) },
      ...Object.entries(labels).map(([alert, wanted]) => ({
        seconds: END,
        expression: `group by (${Object.keys(wanted).join(', ')}) (${firing(`,alertname="${alert}"`)})`,
        samples: [{ labels: wanted, value: 1 }],
      })),
    ],
  };
}

describeWith('promtool', '--version')('Prometheus', () => {
  test('fires the alerts of each fault and no other, with series of both exporters', () => {
    const [nothing, ...faults] = FAULTS;
    const cases = [
      ...EXPORTERS.map(exporter => caseOf(nothing, exporter)),
      ...faults.map((fault, index) => caseOf(fault, EXPORTERS[index % EXPORTERS.length])),
    ];
    const ofNoNamespace = healthyShop('0.14').filter(({ metric }) => metric === 'kube_node_labels');
    const courses = cases.flatMap(one => one.courses.filter(({ labels }) => labels.namespace !== undefined));
    expect(runPromtool({
      groups: cases.flatMap(({ groups }) => groups),
      courses: [...courses, ...ofNoNamespace],
      faultAt: FAULT_AT,
      end: END,
      expectations: cases.flatMap(({ expectations }) => expectations),
    })).toBe('');
  }, 180_000);
});

test('each alert is fired by a fault', () => {
  expect(ALERT_NAMES.filter(name => !FAULTS.some(({ fires }) => fires.includes(name)))).toEqual([]);
});

test('no alarm fires within the minute for which a survived failure may pause events, unless its cause has lasted longer', () => {
  expect(ALERTS.filter(({ severity, pendingSeconds: pending }) => severity === 'critical' && pending < 60).map(({ name }) => name)).toEqual([
    // calls and triggers that failed for good
    'ArgoEventsSourcePublishFailing', 'ArgoEventsSensorTriggerFailing',
  ]);
});
