import { metadataProp, survivesProp } from './bus-part';
import { Code, codeOf, EnumMember } from './code';
import { effective } from './effective';
import { Candidate } from './part';
import { streamProps } from './stream-props';
import { syncWaveOf } from './sync-wave';
import { keeperName } from '../contract/keeper';
import { Facts } from '../flow/facts';
import { Bus, Flow, OwnServers } from '../flow/flow';
import { asRecords, asString, at } from '../values/json-values';

/**
 * An HaEventBus in place of an EventBus and of the StatefulSet that an HaEventBus made for it. What it makes has to be compared with what is there.
 *
 * @param sized with memory and volumes as they are, and not as they are derived
 */
export function ownBusPart(flow: Flow, bus: Bus, { object: { manifest } }: OwnServers, facts: Facts, sized: boolean): Candidate {
  const { object } = bus;
  const { spec, metadata } = effective(object);
  const [nats] = asRecords(at(manifest, 'spec', 'template', 'spec', 'containers'));
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
      containerTemplate: { resources: codeOf(nats?.resources) },
      ...claim && {
        persistence: {
          volumeSize: codeOf(at(claim, 'spec', 'resources', 'requests', 'storage')),
          storageClassName: codeOf(at(claim, 'spec', 'storageClassName')),
        },
      },
    },
    ...stream !== undefined && { stream: streamProps(stream, true) },
    ...has('DaemonSet', `eventbus-${object.name}-node-guard`) && { nodeGuard: { enabled: true } },
    ...clients.length > 0 && clients.every(({ podPolicy }) => podPolicy === undefined) && { podPolicy: false },
    ...!has('Deployment', keeperName(object.name)) && { keeper: { enabled: false } },
    ...bus.budgets.length === 0 && { podDisruptionBudget: { enabled: false } },
    ...syncWaveOf(object),
  };
  return { type: 'HaEventBus', object, props, additions: [], remarks: [] };
}
