import { metadataProp, survivesProp } from './bus-part';
import { Code, CodeRecord, codeOf, EnumMember, Reference } from './code';
import { effective } from './effective';
import { isDedicated } from './node-guard-part';
import { Candidate } from './part';
import { payloadProps } from './payload-props';
import { settingsProps, streamProps } from './stream-props';
import { syncWaveOf } from './sync-wave';
import { setting } from '../argo-events/nats/bus-settings';
import { keeperName } from '../contract/keeper';
import { Facts } from '../flow/facts';
import { Bus, Flow, OwnServers } from '../flow/flow';
import { NodeGuards } from '../flow/node-guards';
import { FlowObject } from '../manifests/manifest-object';
import { asArray, asRecord, asRecords, asString, at } from '../values/json-values';

/** Fields of the pods that are props of the same name. */
const SAME_NAME = ['nodeSelector', 'tolerations', 'priorityClassName', 'serviceAccountName', 'imagePullSecrets'];

/** Directives of nats-server that are props; a native bus has them in `maxPayload`. */
const DIRECTIVES = ['ping_interval', 'ping_max'];

/**
 * An HaEventBus in place of an EventBus and of the StatefulSet that an HaEventBus made for it. What it makes has to be compared with what is there.
 *
 * @param guards parts of guards that buses share
 * @param sized with memory and volumes as they are, and not as they are derived
 */
export function ownBusPart(flow: Flow, bus: Bus, servers: OwnServers, facts: Facts, guards: SharedGuards, sized: boolean): Candidate {
  const { object } = bus;
  const { manifest } = servers.object;
  const { spec, metadata } = effective(object);
  const pods = asRecord(at(manifest, 'spec', 'template', 'spec')) ?? {};
  const [nats] = asRecords(pods.containers);
  const [claim] = asRecords(at(manifest, 'spec', 'volumeClaimTemplates'));
  const stream = asString(at(spec, 'jetstreamExotic', 'streamConfig'));
  const has = (kind: string, named: string) =>
    flow.objects.some(each => each.kind === kind && each.name === named && each.namespace === object.namespace);
  const clients = [...flow.sources, ...flow.sensors].filter(client => client.bus?.object === object);
  const props: Record<string, Code> = {
    ...survivesProp(bus),
    ...facts.zones !== undefined && { zones: facts.zones },
    ...metadataProp(metadata),
    runtime: new EnumMember('BusRuntime', 'OWN_SERVERS'),
    replicas: bus.replicas,
    version: asString(nats?.image)?.split(':').at(-1),
    ...sized && {
      containerTemplate: { resources: inOrder(nats?.resources) },
      ...claim && {
        persistence: {
          volumeSize: codeOf(at(claim, 'spec', 'resources', 'requests', 'storage')),
          storageClassName: codeOf(at(claim, 'spec', 'storageClassName')),
          accessMode: codeOf(asArray(at(claim, 'spec', 'accessModes'))?.[0]),
        },
      },
    },
    ...Object.fromEntries(SAME_NAME.filter(name => pods[name] !== undefined).map(name => [name, codeOf(pods[name])])),
    ...payloadProps(payloadText(bus.directives)).props,
    jetstream: settingsProps(bus.settings, true).props,
    ...stream !== undefined && { stream: streamProps(stream, true) },
    ...nodeGuardProp(flow, object, guards),
    ...clients.length > 0 && clients.every(({ podPolicy }) => podPolicy === undefined) && { podPolicy: false },
    ...!has('Deployment', keeperName(object.name)) && { keeper: { enabled: false } },
    ...bus.budgets.length === 0 && { podDisruptionBudget: { enabled: false } },
    ...syncWaveOf(object),
  };
  return { type: 'HaEventBus', object, props, additions: [], remarks: [] };
}

/** By the object of the guard. */
export type SharedGuards = ReadonlyMap<FlowObject, { readonly variable: string }>;

function nodeGuardProp({ objects }: Flow, bus: FlowObject, guards: SharedGuards): CodeRecord {
  const guard = new NodeGuards(objects).ofBus(bus)?.object;
  if (guard === undefined) return { nodeGuard: { enabled: false } };
  const shared = guards.get(guard);
  return shared === undefined || isDedicated(guard, bus) ? {} : { nodeGuard: { guard: new Reference(shared.variable) } };
}

/** As a native bus has them. */
function payloadText(config: string): string | undefined {
  const maxPayload = setting(config, 'max_payload');
  const given = DIRECTIVES.map(name => [name, setting(config, name)]).filter(([, value]) => value !== undefined);
  return maxPayload && [maxPayload, ...given.map(([name, value]) => `${name}: ${value}`)].join('\n');
}

/** The hash of the pods, which the keeper has, changes with the order of the keys. Manifests have them by the alphabet, the constructs requests first. */
function inOrder(resources: unknown): Code {
  const { requests, limits, ...others } = asRecord(resources) ?? {};
  return codeOf({ ...others, requests, limits });
}
