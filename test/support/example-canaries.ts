import { parseAllDocuments } from 'yaml';
import { exampleNames, synthExample } from './example';
import { SINK, SINK_PORT } from '../../src/drill/canary/names';

export interface ExampleCanary {
  /** Example and chart. */
  readonly name: string;
  readonly objects: any[];
}

/**
 * The charts of the examples that a drill can send events through: a webhook, one Sensor, and no guard elsewhere. Changed are the url of the trigger and
 * the namespace, which is the drill's.
 */
export function exampleCanaries(): ExampleCanary[] {
  return exampleNames().flatMap(example => Object.entries(synthExample(example)).flatMap(([file, text]) => {
    const objects = parseAllDocuments(text).map(document => document.toJS());
    const [sources, sensors] = ['EventSource', 'Sensor'].map(kind => objects.filter(object => object.kind === kind));
    if (sources.length !== 1 || sensors.length !== 1 || sources[0].spec.webhook === undefined) return [];
    // a guard of another namespace knows the bus by its namespace
    if (objects.some(({ kind, spec }) => kind === 'Service' && spec.type === 'ExternalName')) return [];
    for (const { template } of sensors[0].spec.triggers) template.http.url = `http://${SINK}:${SINK_PORT}/`;
    for (const { metadata } of objects) delete metadata.namespace;
    return [{ name: `${example}, ${file.replace('.k8s.yaml', '')}`, objects }];
  }));
}
