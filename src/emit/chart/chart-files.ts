import { Yaml } from 'cdk8s';
import { chartObjects, policies, SERVERS } from './chart-objects';
import { CHART_README } from './chart-readme';
import { PLACEHOLDERS, templateOf } from './placeholders';
import { CHART_VALUES, CHART_VALUES_SCHEMA } from './values';
import { BUS_GUARD_IMAGE } from '../../contract/guard-names';
import { packageInfo } from '../../contract/package-info';
import { Json } from '../../values/json-values';

export const CHART_NAME = 'cdk8s-argo-events-ha';

/** The files of the Helm chart by their paths. */
export function chartFiles(): Map<string, string> {
  const [three, five] = SERVERS.map(chartObjects);
  const policy = policies();
  const byServers = (of: (objects: typeof three) => readonly Json[]) => either('eq (int $.Values.eventBus.replicas) 5', of(five), of(three));
  const { version } = packageInfo();
  return new Map(Object.entries({
    'Chart.yaml': Yaml.stringify({
      apiVersion: 'v2', name: CHART_NAME, version, type: 'application', description: 'What Argo Events needs beside its custom resources to be highly available',
    }),
    'README.md': CHART_README,
    'values.yaml': CHART_VALUES,
    'values.schema.json': `${JSON.stringify(CHART_VALUES_SCHEMA, undefined, 2)}\n`,
    'templates/_annotations.tpl': namedTemplates(three),
    'templates/pod-policy.yaml': when('$.Values.podPolicy.enabled',
      `{{- if eq $.Values.podPolicy.engine "kyverno" }}\n${templateOf(policy.kyverno)}{{- else }}\n${templateOf(policy['admission-policy'])}{{- end }}\n`),
    'templates/bus-guard.yaml': when('$.Values.busGuard.enabled', byServers(({ guard }) => guard)),
    'templates/keeper.yaml': when('$.Values.keeper.enabled', byServers(({ keeper }) => keeper)),
    'templates/buckets.yaml': when('$.Values.buckets.enabled', each('$sensor', '$.Values.sensors',
      `{{- if $sensor.waitsForSeveral }}\n${byServers(({ waitingBucket }) => waitingBucket)}{{- else }}\n${byServers(({ bucket }) => bucket)}{{- end }}\n`)),
    'templates/budgets.yaml': when('$.Values.budgets.enabled', byServers(({ budgets }) => budgets.bus)
      + each('$source', '$.Values.eventSources', byServers(({ budgets }) => budgets.source))
      + each('$sensor', '$.Values.sensors', byServers(({ budgets }) => budgets.sensor))),
  }));
}

const when = (condition: string, text: string) => `{{- if ${condition} }}\n${text}{{- end }}\n`;
const each = (variable: string, list: string, text: string) => `{{- range ${variable} := ${list} }}\n${text}{{- end }}\n`;

/** Objects as documents, one or the other of each pair; once where both are the same. */
function either(condition: string, yes: readonly Json[], no: readonly Json[]): string {
  return yes.map((object, index) => {
    const [first, second] = [object, no[index]].map(one => templateOf([one]));
    return `---\n${first === second ? first : `{{- if ${condition} }}\n${first}{{- else }}\n${second}{{- end }}\n`}`;
  }).join('');
}

/** For the templates of the user's own custom resources. */
function namedTemplates({ annotations, startArgs }: ReturnType<typeof chartObjects>): string {
  const text = (values: unknown) => templateOf([values as Json], { [PLACEHOLDERS.bus]: '.bus', [PLACEHOLDERS.guardImage]: `default "${BUS_GUARD_IMAGE}" .image` });
  return [
    '{{- /* Annotations of the pods of an EventSource or a Sensor: include it with (dict "bus" NAME), below spec.template.metadata.annotations. */ -}}',
    `{{- define "${CHART_NAME}.podAnnotations" -}}`,
    text(annotations).trimEnd(),
    '{{- end }}',
    '{{- /* Start arguments of the servers of an EventBus with the bus guard, below spec.jetstream.startArgs. */ -}}',
    `{{- define "${CHART_NAME}.busStartArgs" -}}`,
    text(startArgs).trimEnd(),
    '{{- end }}',
    '',
  ].join('\n');
}
