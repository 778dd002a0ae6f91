import { additionsFor, metadataProp, survivesProp } from './bus-part';
import { Call, Code, CodeRecord, isCodeRecord, Reference } from './code';
import { derivedSpread } from './derived-spread';
import { effective } from './effective';
import { isOurClient } from './ours';
import { ownBudgetOf } from './own-budget';
import { Candidate } from './part';
import { Remark } from './remark';
import { durationCode } from './stream-props';
import { syncWaveOf } from './sync-wave';
import { typedCode } from './typed';
import { LEADER_ELECTION_ANNOTATION, LeaderElectionEnv } from '../argo-events/catalog/client-election';
import { httpServer } from '../argo-events/catalog/event-source-events';
import { EVENT_TYPES } from '../argo-events/catalog/event-types';
import { eventSourceLease, eventSourceService, sensorLease } from '../argo-events/catalog/names';
import { SENSOR_BUCKET_LABELS } from '../contract/sensor-bucket-job';
import { Client, Sensor, Source } from '../flow/flow';
import { asArray, asRecord, asString, at, Json } from '../values/json-values';

/** An HaEventSource in place of an EventSource, on the bus of that variable. */
export function sourcePart(source: Source, bus: string): Candidate {
  const { object, events } = source;
  const { spec, metadata, remarks } = effective(object);
  const typed = specCode('EventSource', spec);
  const types = EVENT_TYPES.map(({ field }) => field).filter(field => typed[field] !== undefined);
  const hasWebhook = events.some(event => httpServer(event) !== undefined);
  const service = asRecord(spec.service);
  return {
    type: 'HaEventSource',
    object,
    props: {
      ...common(source, bus, metadata, typed, eventSourceLease(object.name)),
      ...Object.fromEntries(types.map(field => [field, typed[field]])),
      ...hasWebhook && isOurClient(source) && { webhookGuard: source.webhookGuard || source.webhookNodeGuard !== undefined },
    },
    additions: additionsFor(spec, ['eventBusName', 'replicas', 'template', ...types], '/spec'),
    remarks: [
      ...remarks,
      ...clientRemarks(source, eventSourceLease(object.name)),
      ...service !== undefined && hasWebhook ? [{ code: 'service-kept' as const, service: eventSourceService(object.name), instead: `${object.name}-webhook` }] : [],
    ],
  };
}

/** An HaSensor in place of a Sensor, on the bus of that variable. */
export function sensorPart(sensor: Sensor, bus: string): Candidate {
  const { object, bucketRaisedBy: raisedBy, triggers } = sensor;
  const { spec, metadata, remarks } = effective(object);
  const typed = specCode('Sensor', spec);
  const isOurJob = raisedBy !== undefined && Object.entries(SENSOR_BUCKET_LABELS).every(([label, value]) => raisedBy.labels[label] === value);
  const others = sensor.bus?.type === 'jetstream' || sensor.bus === undefined || isOurJob ? [] : ['bucketJob'];
  const ownBucket = raisedBy !== undefined && !isOurJob;
  const weak = triggers.filter(({ trigger }) => trigger.atLeastOnce === undefined);
  return {
    type: 'HaSensor',
    object,
    props: {
      ...common(sensor, bus, metadata, typed, sensorLease(object.name)),
      ...Object.fromEntries(['loggingFields', 'revisionHistoryLimit'].filter(name => typed[name] !== undefined).map(name => [name, typed[name]])),
      dependencies: typed.dependencies ?? [],
      triggers: typed.triggers ?? [],
      ...(ownBucket || others.length > 0 || isOurClient(sensor) && raisedBy === undefined) && { bucketJob: false },
    },
    additions: additionsFor(spec, ['eventBusName', 'replicas', 'template', 'dependencies', 'triggers', 'loggingFields', 'revisionHistoryLimit'], '/spec'),
    remarks: [
      ...remarks,
      ...clientRemarks(sensor, sensorLease(object.name)),
      ...weak.length > 0 ? [{ code: 'at-least-once' as const, triggers: weak.map(({ name, index }) => name ?? String(index)).join(', ') }] : [],
      ...ownBucket ? [{ code: 'own-bucket' as const, name: `The ${raisedBy.kind} ${raisedBy.name}` }] : [],
    ],
  };
}

function specCode(kind: 'EventSource' | 'Sensor', spec: Json): CodeRecord {
  const code = typedCode(kind, { spec }).spec;
  return isCodeRecord(code) ? code : {};
}

function common(client: Client, bus: string, metadata: Json, typed: CodeRecord, lease: string): CodeRecord {
  const { object, survives, bus: known, replicas } = client;
  const template = isCodeRecord(typed.template) ? typed.template : undefined;
  const spread = isOurClient(client) || template === undefined ? {} : derivedSpread(client, template.affinity).props;
  return {
    ...metadataProp({ ...metadata, annotations: withoutElection(metadata.annotations), labels: withoutElection(metadata.labels) }),
    eventBus: new Reference(bus),
    ...survives !== known?.survives && survivesProp({ survives }),
    ...typed.replicas !== undefined && replicas > 1 && { replicas },
    ...electionProp(client),
    ...template !== undefined && { template: { ...template, ...spread, ...hasDerivedAccount(client, lease) && { serviceAccountName: undefined } } },
    ...budgetProp(client, lease),
    ...syncWaveOf(object),
  };
}

/** The construct makes the account for a Lease, unless one is named. */
function hasDerivedAccount(client: Client, lease: string): boolean {
  return isOurClient(client) && client.elector === 'lease' && client.serviceAccountName === lease;
}

function withoutElection(named: unknown): Json | undefined {
  const given = asRecord(named);
  return given && Object.fromEntries(Object.entries(given).filter(([name]) => name !== LEADER_ELECTION_ANNOTATION));
}

/** A Lease as it was asked for; with an even number of pods the construct takes one anyway. */
function electionProp({ object, replicas, elector, leaseTimings: { leaseDuration, renewDeadline, retryPeriod } }: Client): CodeRecord {
  if (elector !== 'lease') return {};
  const env = (asArray(at(object.manifest, 'spec', 'template', 'container', 'env')) ?? []).map(entry => asString(asRecord(entry)?.name));
  const timed = [LeaderElectionEnv.LEASE_DURATION, LeaderElectionEnv.RENEW_DEADLINE, LeaderElectionEnv.RETRY_PERIOD].some(name => env.includes(name));
  const isDefault = leaseDuration === 15 && renewDeadline === 10 && retryPeriod === 2;
  if ((!timed || isDefault) && replicas % 2 === 0) return {};
  const timings: Code[] = !timed || isDefault ? [] : [{
    leaseDuration: durationCode(leaseDuration * 1000),
    renewDeadline: durationCode(renewDeadline * 1000),
    retryPeriod: durationCode(retryPeriod * 1000),
  }];
  return { leaderElection: new Call('LeaderElection', 'lease', timings) };
}

function budgetProp(client: Client, lease: string): CodeRecord {
  const isOff = ownBudgetOf(client, lease) !== undefined || isOurClient(client) && client.budgets.length === 0;
  return isOff ? { podDisruptionBudget: { enabled: false } } : {};
}

function clientRemarks(client: Client, lease: string): Remark[] {
  const { replicas, elector } = client;
  const own = ownBudgetOf(client, lease);
  return [
    ...replicas < 2 ? [{ code: 'replicas' as const, from: replicas }] : [],
    ...isOurClient(client) ? [] : derivedSpread(client).remarks,
    ...elector === 'graft' && replicas > 1 && replicas % 2 === 0 ? [{ code: 'lease' as const, replicas }] : [],
    ...own === undefined ? [] : [{ code: 'own-budget' as const, name: own }],
  ];
}

