import { ApiObject, App, Chart } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource } from '../../src';

/**
 * What the constructs add to the time of a synth: an app of HaEventSources, against one of the same objects as plain ApiObjects.
 * A time is the processor time of building the app and rendering its YAML; of several runs in which both sides take turns the
 * quickest, since garbage collection and others on the machine only add to it.
 */
const RUNS = 12;
const COMPARED = 1000;
const GROWTH = [250, 500, 1000, 2000, 4000];

function constructs(count: number): App {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, runtime: BusRuntime.NATIVE });
  for (let i = 0; i < count; i++) {
    new HaEventSource(chart, `Source${i}`, { eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
  }
  return app;
}

function plain(manifests: any[]): App {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  manifests.forEach((manifest, i) => new ApiObject(chart, `Object${i}`, manifest));
  return app;
}

function milliseconds(build: () => App): number {
  const start = process.cpuUsage();
  build().synthYaml();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function manifestsOf(app: App): any[] {
  return app.charts.flatMap(chart => chart.toJson());
}

const manifests = manifestsOf(constructs(COMPARED));
const sides: Record<string, { build: () => App; times: number[] }> = {
  constructs: { build: () => constructs(COMPARED), times: [] },
  plain: { build: () => plain(manifests), times: [] },
};
for (let run = -1; run < RUNS; run++) {
  for (const { build, times } of Object.values(sides)) {
    const time = milliseconds(build);
    // the first run only warms up
    if (run >= 0) times.push(time);
  }
}
const [ours, theirs] = Object.values(sides).map(({ times }) => Math.min(...times));

console.log(`${COMPARED} HaEventSources in one chart, ${manifests.length} objects, the quickest of ${RUNS} runs`);
console.table({ 'HaEventSources': { ms: Math.round(ours) }, 'the same as plain ApiObjects': { ms: Math.round(theirs) } });
console.log(`ratio ${(ours / theirs).toFixed(2)} (goal: at most 1.15)`);
console.table(Object.fromEntries(GROWTH.map(count => {
  const time = median(Array.from({ length: 3 }, () => milliseconds(() => constructs(count))));
  return [`${count} HaEventSources`, { 'ms': Math.round(time), 'ms each': Number((time / count).toFixed(2)) }];
})));
