import { bucketStream, durableConsumer, eventSubject, STREAM } from '../../argo-events/catalog/names';
import { asset } from '../../contract/asset';
import { nativeBusAccess } from '../../resources/event-bus/access';
import { NATS_BOX_IMAGE, natsPod } from '../../resources/keeper/nats-pod';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { DRILL, DRILL_LABELS } from '../canary/names';
import { FlowNames } from '../cluster/live-pods';

export const LEFTOVERS = `${DRILL}-leftovers`;

/** Removes from the bus what the canary's Sensor and EventSource leave there. */
export function leftoversPod({ bus, source, sensor: name }: FlowNames, sensor: Json): Json {
  const field = (value: unknown, ...path: string[]) => asString(at(value, ...path)) ?? '';
  const triggers = (asArray(at(sensor, 'spec', 'triggers')) ?? []).map(trigger => field(trigger, 'template', 'name'));
  const dependencies = (asArray(at(sensor, 'spec', 'dependencies')) ?? []).map(asRecord);
  const consumers = triggers.flatMap(trigger => dependencies.map(dependency => durableConsumer(name, trigger, field(dependency, 'name'))));
  const subjects = dependencies.map(dependency => eventSubject(source, field(dependency, 'eventName')));
  const script = [
    asset('bus-scripts/common.sh'),
    'api() { answer=$(bus request --raw "\\$JS.API.$1" "$2"); echo "$1: $answer"; echo "$answer" | jq -e ".success or .error.code == 404" > /dev/null; }\n',
    ...consumers.map(consumer => `api CONSUMER.DELETE.${STREAM}.${consumer} ''\n`),
    ...subjects.map(subject => `api STREAM.PURGE.${STREAM} '{"filter":"${subject}"}'\n`),
    `api STREAM.DELETE.${bucketStream(name)} ''\n`,
  ].join('');
  const { metadata, spec } = natsPod({ access: nativeBusAccess(bus), image: NATS_BOX_IMAGE, command: ['sh', '-euc', script], env: {}, labels: { ...DRILL_LABELS, 'app.kubernetes.io/component': 'leftovers' } });
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: LEFTOVERS, ...metadata }, spec: { ...spec, restartPolicy: 'Never' } };
}
