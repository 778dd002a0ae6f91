import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaPodPolicy, HaSensor } from '../../src';
import { StandingLoad, standingLoad } from '../../src/cost/standing-load';
import { buildFlow } from '../../src/flow/build-flow';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { flowObject } from '../../src/manifests/object-of';
import { TRIGGER, WEBHOOK } from '../support/synth';

const page = readFileSync(join(__dirname, '../../docs/scale.md'), 'utf8');

const ROWS: Readonly<Record<string, (load: StandingLoad) => number>> = {
  'connections to servers': ({ connections }) => connections,
  'consumers': ({ consumers }) => consumers,
  'messages with which triggers ask, a second': ({ pulls }) => pulls,
  'messages of elections, a second': ({ heartbeats }) => heartbeats,
  'checks of servers by guards, a second': ({ serverChecks }) => serverChecks,
  'checks of EventSource pods by guards, a second': ({ webhookChecks }) => webhookChecks,
  'requests of keepers, a second': ({ keeperRequests }) => keeperRequests,
  'requests to the API server, a second': ({ apiRequests }) => apiRequests,
  'series without guards': ({ series }) => series,
  'series of guards in pods': ({ guardSeries }) => guardSeries,
};

const SOURCE = { file: 'scale', document: { text: '', line: 1, offset: 0 }, path: [] };

/** The load of so many flows of the quickstart, each bus with so many of them. */
function load(flows: number, flowsOfBus: number, runtime: BusRuntime, nodes: number): StandingLoad {
  const app: App = Testing.app();
  app.node.setContext('cdk8s-argo-events-ha/check-survives', false);
  const platform = new Chart(app, 'platform');
  new HaPodPolicy(platform, 'PodPolicy');
  // without a namespace, so that the objects fit into any
  const chart = new Chart(app, 'shop');
  const nodeGuard = { nodeGuard: { enabled: runtime === BusRuntime.OWN_SERVERS } };
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, runtime, ...nodeGuard });
  for (let flow = 0; flow < flowsOfBus; flow++) {
    const shop = new HaEventSource(chart, `Shop${flow}`, { eventBus, metadata: { name: `shop-${flow}` }, ...WEBHOOK });
    const metadata = { name: `fulfil-${flow}` };
    new HaSensor(chart, `Fulfil${flow}`, { eventBus, metadata, dependencies: [{ ...shop.event('order'), name: 'order' }], triggers: [TRIGGER] });
  }
  const manifests: any[] = chart.toJson();
  const copies = Array.from({ length: flows / flowsOfBus }, (_, bus) =>
    manifests.map(manifest => ({ ...manifest, metadata: { ...manifest.metadata, namespace: `shop-${bus}` } }))).flat();
  const flow = buildFlow([...platform.toJson(), ...copies].map(manifest => flowObject(manifest, SOURCE)));
  return standingLoad(flow, resolveFacts(flow, { nodes }));
}

const shown = (value: number) => Math.round(value).toLocaleString('en-US');

test('its table has the load of 1,000 flows of the quickstart in three layouts', () => {
  // ten times that of 100 flows, as buses are independent of each other
  const layouts = [load(100, 1, BusRuntime.NATIVE, 50), load(100, 50, BusRuntime.NATIVE, 50), load(100, 50, BusRuntime.OWN_SERVERS, 50)];
  const rows = Object.entries(ROWS).map(([title, of]) => `| ${title} | ${layouts.map(layout => shown(10 * of(layout))).join(' | ')} |`);
  expect(page).toContain(rows.join('\n'));
}, 60_000);
