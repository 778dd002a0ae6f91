import { LeftOutReason, Plan } from '../adopt/part';
import { describe } from '../manifests/manifest-object';

const LEFT_OUT: Readonly<Record<Exclude<LeftOutReason, 'no-flow'>, string>> = {
  'secret': 'a Secret does not belong into source. Keep it where it is',
  'earlier-version': 'an earlier version of the constructs made it, and this one does not. Delete it when the app is applied',
  'duplicate': 'another object of its name comes later, and counts',
  'nameless': 'it has no apiVersion, kind or name',
  'budget-outgrown': 'it is for one pod, and there are several now. The app has another one. Delete it when the app is applied',
};

/** What of the manifests the app does not hold. */
export function leftOutText({ charts, leftOut }: Plan): string {
  const lines = leftOut.map(({ object, reason }) => (reason === 'no-flow' ? '' : `not in the app: ${describe(object)}: ${LEFT_OUT[reason]}.\n`));
  const others = leftOut.filter(({ object, reason }) => reason === 'no-flow' && charts.some(({ namespace }) => namespace === object.namespace)).map(({ object }) => object.kind);
  const counts = [...new Set(others)].sort().map(kind => `${others.filter(each => each === kind).length} ${kind}`);
  return `${lines.join('')}${counts.length === 0 ? '' : `not in the app: ${counts.join(', ')}: no flow refers to ${others.length === 1 ? 'it' : 'them'}. Keep ${others.length === 1 ? 'it' : 'them'} where ${others.length === 1 ? 'it is' : 'they are'}.\n`}`;
}

/** What to apply after what. */
export function orderText({ charts, leftOut }: Plan): string {
  const files = charts.map(({ id }) => `dist/${id}.k8s.yaml`);
  const [platform, ...others] = charts[0]?.parts[0]?.type === 'HaPodPolicy' ? files : [undefined, ...files];
  const gone = leftOut.filter(({ reason }) => reason === 'earlier-version' || reason === 'budget-outgrown').map(({ object }) => object);
  const steps = [
    'cdk8s synth, then look at the difference: kubectl diff -f dist/',
    ...platform === undefined ? [] : [`The pod policy, once per cluster: kubectl apply -f ${platform}`],
    ...others.map(file => `kubectl apply -f ${file}`),
    ...gone.map(({ kind, namespace, name }) => `kubectl delete ${kind.toLowerCase()}${namespace === '' ? '' : ` -n ${namespace}`} ${name}`),
  ];
  return [
    'Order to apply. Delete no EventBus: its events are on its volumes, and the servers restart one after the other.',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
  ].join('\n');
}
