import { Code, codeOf, CodeRecord, EnumMember, isCodeRecord } from './code';
import { derivedSpread } from './derived-spread';
import { effective } from './effective';
import { isOurBus } from './ours';
import { ownBudgetOf } from './own-budget';
import { Addition, Candidate } from './part';
import { payloadProps } from './payload-props';
import { Remark } from './remark';
import { settingsProps, streamProps } from './stream-props';
import { SYNC_WAVE, syncWaveOf } from './sync-wave';
import { typedCode } from './typed';
import { DEFAULT_JETSTREAM_VERSION } from '../argo-events/catalog/jetstream-versions';
import { busNames, DEFAULT_EVENT_BUS } from '../argo-events/catalog/names';
import { startingVersion } from '../argo-events/catalog/recommended-version';
import { jetStreamVersion } from '../constructs/event-bus/jetstream-version';
import { FailureDomain } from '../contract/failure-domain';
import { busGuardConfigName } from '../contract/guard-names';
import { JETSTREAM_VERSIONS } from '../contract/jetstream-versions-annotation';
import { keeperName } from '../contract/keeper';
import { PodAnnotation } from '../contract/pod-annotations';
import { SURVIVES_ANNOTATION } from '../contract/survives-annotation';
import { busSupport } from '../flow/bus-support';
import { Facts } from '../flow/facts';
import { Bus, Flow } from '../flow/flow';
import { advertisesNothing } from '../lint/helpers/missing-guard';
import { asArray, asRecord, asString, Json } from '../values/json-values';

/** Fields of `spec.jetstream` that are props of the same name. */
const SAME_NAME = [
  'replicas', 'persistence', 'containerTemplate', 'reloaderContainerTemplate', 'metricsContainerTemplate', 'securityContext', 'affinity', 'nodeSelector', 'tolerations',
  'priorityClassName', 'serviceAccountName', 'imagePullSecrets',
];

/** Fields that are read here in another way. */
const OTHERWISE = ['version', 'streamConfig', 'settings', 'maxPayload', 'startArgs', 'metadata'];

/** An HaEventBus in place of an EventBus of native JetStream servers. */
export function busPart(flow: Flow, bus: Bus, facts: Facts): Candidate {
  const { object } = bus;
  const ours = isOurBus(flow, object);
  const { spec, metadata, remarks: dropped } = effective(object);
  const fields = asRecord(spec.jetstream) ?? {};
  const typed = jetstreamCode(spec);
  const version = versionProps(bus, facts);
  const payload = payloadProps(asString(fields.maxPayload));
  const stream = fields.streamConfig === undefined ? {} : streamProps(fields.streamConfig, ours);
  const settings = settingsProps(asString(fields.settings), ours);
  const own = ownBudgetOf(bus, busNames(object.name).statefulSet);
  const spread = ours ? { props: {}, remarks: [] } : derivedSpread(bus, typed.affinity);
  const remarks: Remark[] = [
    ...dropped,
    ...spread.remarks,
    ...version.remarks,
    ...settings.remarks,
    ...fields.persistence === undefined ? [{ code: 'no-volumes' } as const] : [],
    ...ours || fields.persistence === undefined || fields.securityContext !== undefined ? [] : [{ code: 'user' } as const],
    ...ours ? [] : [{ code: 'stream-exists' } as const],
    ...own === undefined ? [] : [{ code: 'own-budget', name: own } as const],
  ];
  return {
    type: 'HaEventBus',
    object,
    props: {
      ...survivesProp(bus),
      ...facts.zones !== undefined && { zones: facts.zones },
      ...metadataProp(metadata),
      runtime: new EnumMember('BusRuntime', 'NATIVE'),
      ...Object.fromEntries(SAME_NAME.filter(name => typed[name] !== undefined).map(name => [name, typed[name]])),
      ...spread.props,
      ...version.props,
      ...Object.keys(stream).length > 0 && { stream },
      ...Object.keys(settings.props).length > 0 && { jetstream: settings.props },
      ...payload.props,
      ...startArgs(bus),
      ...podMetadataProp(typed.metadata),
      ...policyProps(flow, bus, ours),
      ...(own !== undefined || ours && bus.budgets.length === 0) && { podDisruptionBudget: { enabled: false } },
      ...syncWaveOf(object),
    },
    additions: [
      ...settings.additions,
      ...payload.additions,
      ...fields.persistence === undefined ? [{ path: '/spec/jetstream/persistence', value: undefined }] : [],
      ...additionsFor(fields, [...SAME_NAME, ...OTHERWISE], '/spec/jetstream'),
    ],
    remarks,
  };
}

function jetstreamCode(spec: Json): CodeRecord {
  const code = typedCode('EventBus', { spec }).spec;
  const jetstream = isCodeRecord(code) ? code.jetstream : undefined;
  return isCodeRecord(jetstream) ? jetstream : {};
}

export function survivesProp({ survives }: { readonly survives?: FailureDomain }): CodeRecord {
  return survives === undefined ? {} : { survives: new EnumMember('FailureDomain', survives) };
}

const AS_PROPS: readonly string[] = [SURVIVES_ANNOTATION, JETSTREAM_VERSIONS, SYNC_WAVE];

/** Without the annotations that props stand for. */
export function metadataProp({ name, labels, annotations }: Json): CodeRecord {
  const written = Object.fromEntries(Object.entries(asRecord(annotations) ?? {}).filter(([key]) => !AS_PROPS.includes(key)));
  return {
    metadata: {
      ...name !== DEFAULT_EVENT_BUS && { name: codeOf(name) },
      ...labels !== undefined && { labels: codeOf(labels) },
      ...Object.keys(written).length > 0 && { annotations: codeOf(written) },
    },
  };
}

function versionProps(bus: Bus, facts: Facts): { props: CodeRecord; remarks: Remark[] } {
  const from = asString(bus.jetstream.version) ?? '';
  const known = bus.jetStreamVersions ?? (isListed(from) ? undefined : facts.jetStreamVersions);
  if (busSupport(bus, facts).kind === 'unlisted') {
    const to = startingVersion(facts)?.version ?? DEFAULT_JETSTREAM_VERSION;
    return { props: { version: to, ...known && { jetStreamVersions: known } }, remarks: [{ code: 'version', from, to }] };
  }
  if (known) return { props: { version: from, jetStreamVersions: known }, remarks: [] };
  if (isListed(from)) return { props: { version: from }, remarks: [] };
  return { props: { version: from, jetStreamVersions: [from] }, remarks: [{ code: 'version-listed', version: from }] };
}

/** Whether HaEventBus takes the version without being told what the controller lists. */
function isListed(version: string): boolean {
  try {
    jetStreamVersion(version, undefined);
    return true;
  } catch {
    return false;
  }
}

/** Without what is derived: the props reach the pods of the keeper too, which are no pods of Argo Events. */
function podMetadataProp(code: Code): CodeRecord {
  if (!isCodeRecord(code)) return {};
  const { annotations, ...others } = code;
  const written = Object.entries(isCodeRecord(annotations) ? annotations : {}).filter(([name]) => !name.startsWith(OURS) && name !== SAFE_TO_EVICT);
  const podMetadata = { ...others, ...written.length > 0 && { annotations: Object.fromEntries(written) } };
  return Object.keys(podMetadata).length > 0 ? { podMetadata } : {};
}

const OURS = 'cdk8s-argo-events-ha/';
const SAFE_TO_EVICT = 'cluster-autoscaler.kubernetes.io/safe-to-evict';

/** Without the argument that the bus guard brings. */
function startArgs(bus: Bus): CodeRecord {
  const args = (asArray(bus.jetstream.startArgs) ?? []).filter(argument => !advertisesNothing({ jetstream: { startArgs: [argument] } }));
  return args.length > 0 ? { startArgs: codeOf(args) } : {};
}

/** What a bus of ours was told; another one gets all. */
function policyProps({ objects }: Flow, bus: Bus, ours: boolean): CodeRecord {
  if (!ours) return {};
  const { name, namespace } = bus.object;
  const has = (kind: string, named: string) => objects.some(each => each.kind === kind && each.name === named && each.namespace === namespace);
  const podPolicy = bus.annotations[PodAnnotation.POLICY] !== undefined;
  return {
    ...!podPolicy && { podPolicy: false },
    ...podPolicy && { busGuard: has('ConfigMap', busGuardConfigName(name)) },
    ...!has('Deployment', keeperName(name)) && { keeper: { enabled: false } },
  };
}

/** Fields that no prop has. */
export function additionsFor(fields: Json, known: readonly string[], at: string): Addition[] {
  return Object.entries(fields).filter(([name, value]) => !known.includes(name) && value !== null)
    .map(([name, value]) => ({ path: `${at}/${name}`, value }));
}
