import { writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Yaml } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../src';

const TEAMS = 20;
const FLOWS = 25;

/** A file a team, with a native bus, EventSources and Sensors, all that the constructs emit beside them, and the Deployment that each Sensor calls. No two teams use one name. */
export function corpus(folder: string): string[] {
  return Array.from({ length: TEAMS }, (_, team) => {
    const nameOf = (what: string, flow: number) => `${what}-${team}-${flow}`;
    const chart = new Chart(new App(), 'team', { namespace: `team-${team}` });
    const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, runtime: BusRuntime.NATIVE });
    const consumers = Array.from({ length: FLOWS }, (__, flow) => {
      const source = new HaEventSource(chart, `Source${flow}`, {
        metadata: { name: nameOf('source', flow) }, eventBus, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
      });
      const payload = [{ src: { dependencyName: 'order', dataKey: 'body' }, dest: 'order' }];
      new HaSensor(chart, `Sensor${flow}`, {
        metadata: { name: nameOf('sensor', flow) },
        eventBus,
        dependencies: [source.event('order')],
        triggers: [{ template: { name: 'call', http: { url: `http://${nameOf('consumer', flow)}`, method: 'POST', payload } } }],
      });
      return consumer(nameOf('consumer', flow), `team-${team}`);
    });
    const file = join(folder, `team-${team}.yaml`);
    writeFileSync(file, Yaml.stringify(...chart.toJson(), ...consumers));
    return file;
  });
}

function consumer(name: string, namespace: string): object {
  const labels = { app: name };
  const container = { name: 'main', image: 'example.com/consumer:1.2.3', ports: [{ containerPort: 8080 }], readinessProbe: { httpGet: { path: '/ready', port: 8080 } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } } };
}
