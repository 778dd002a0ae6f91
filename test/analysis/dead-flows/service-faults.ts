import { DeadFlowFault, Manifest } from './faults';

const ofService = (name: string, fault: string, change: (service: Manifest, manifests: Manifest[]) => void): DeadFlowFault => ({
  name: `the Service ${name} ${fault}`,
  change: manifests => change(manifests.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name)!, manifests),
});

type Change = [fault: string, change: (service: Manifest, manifests: Manifest[]) => void];

const REFUSED: readonly Change[] = [
  ['of an unknown type', ({ spec }) => { spec.type = 'Loadbalancer'; }],
  ['with an unknown internalTrafficPolicy', ({ spec }) => { spec.internalTrafficPolicy = 'local'; }],
  ['with an externalTrafficPolicy of another type', ({ spec }) => { spec.externalTrafficPolicy = 'Local'; }],
  ['with two ports without names', ({ spec }) => { spec.ports = [{ port: 4222 }, { port: 8222 }]; }],
];
const NAMES_NO_PODS: readonly Change[] = [
  ['that is another name', ({ spec }) => { Object.assign(spec, { type: 'ExternalName', externalName: 'shop.example.com' }); }],
  ['that is deleted', ({ metadata }) => { metadata.deletionTimestamp = '2026-11-29T04:00:00Z'; }],
];
const SELECTS_NO_PODS: readonly Change[] = [
  ['that asks for one more label', ({ spec }) => { spec.selector.app = 'shop'; }],
  ['without a selector', ({ spec }) => { delete spec.selector; }],
];
const LEADS_ELSEWHERE: readonly Change[] = [
  ['without ports', ({ spec }) => { spec.ports = []; }],
  ['for UDP', ({ spec }) => { for (const port of spec.ports) port.protocol = 'UDP'; }],
  ['that leads to another port', ({ spec }) => { for (const port of spec.ports) port.targetPort = 8080; }],
  ['that leads to a name', ({ spec }) => { for (const port of spec.ports) port.targetPort = 'http'; }],
];
const MISSING: readonly Change[] = [
  ['missing', (service, manifests) => { manifests.splice(manifests.indexOf(service), 1); }],
  ['in another namespace', ({ metadata }) => { metadata.namespace = 'other'; }],
];

const faults = (name: string, changes: readonly Change[]) => changes.map(([fault, change]) => ofService(name, fault, change));

/** Of the Services that own servers and a node guard need: with each, nothing is delivered. */
export const CHAIN_FAULTS: readonly DeadFlowFault[] = [
  ...faults('eventbus-default', [
    ...REFUSED, ...NAMES_NO_PODS, ...SELECTS_NO_PODS, ...LEADS_ELSEWHERE,
    ['that is headless', ({ spec }) => { spec.clusterIP = 'None'; }],
  ]),
  ...faults('eventbus-default-servers', [
    ...REFUSED, ...NAMES_NO_PODS, ...SELECTS_NO_PODS,
    ['that is not headless', ({ spec }) => { delete spec.clusterIP; }],
  ]),
  ...faults('shop-pods', [...REFUSED, ...NAMES_NO_PODS, ...SELECTS_NO_PODS, ...LEADS_ELSEWHERE]),
  ...faults('shop-webhook', [['that is headless', ({ spec }) => { spec.clusterIP = 'None'; }]]),
  {
    name: 'each Service of a server with one more label',
    change: manifests => {
      for (const { kind, metadata, spec } of manifests) if (kind === 'Service' && /-server-\d$/.test(metadata.name)) spec.selector.app = 'shop';
    },
  },
];

/** Other manifests may have the Service. */
export const MISSING_SERVICES: readonly DeadFlowFault[] = ['eventbus-default', 'eventbus-default-servers', 'shop-pods'].flatMap(name => faults(name, MISSING));

/** With each, events are delivered, and `ha/broken-service` warns. */
export const HARMLESS_FAULTS: readonly DeadFlowFault[] = ['eventbus-default-server-1', 'eventbus-default-near', 'shop-near']
  .flatMap(name => faults(name, [REFUSED[0], ...SELECTS_NO_PODS, ...LEADS_ELSEWHERE]));
