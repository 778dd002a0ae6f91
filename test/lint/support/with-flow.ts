type Values = { [field: string]: any };

const WEBHOOK = { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } };
const TRIGGERS = [{ template: { name: 'ship', log: {} } }];

/** What an example leaves out of a flow, so that constructs refuse it for its own fault and not for what it lacks. */
export function withFlow(rule: string, manifests: readonly Values[]): Values[] {
  const ofKind = (kind: string) => manifests.filter(manifest => manifest.kind === kind);
  const completed = rule === 'ha/sensor-incomplete' ? [...manifests] : manifests.map(manifest => (manifest.kind === 'Sensor' ? withParts(manifest) : manifest));
  if (ofKind('Sensor').length > 0) return completed;
  if (ofKind('EventSource').length > 0) return [...completed, sensorOf(ofKind('EventSource')[0])];
  const [bus] = ofKind('EventBus');
  if (bus === undefined) return completed;
  const source = { kind: 'EventSource', metadata: { name: 'hooks', namespace: bus.metadata.namespace }, spec: { eventBusName: bus.metadata.name, ...WEBHOOK } };
  return [...completed, source, sensorOf(source)];
}

function withParts(sensor: Values): Values {
  const dependencies = [{ name: 'order', eventSourceName: 'hooks', eventName: 'order' }];
  return typeof sensor.spec === 'object' ? { ...sensor, spec: { dependencies, triggers: TRIGGERS, ...sensor.spec } } : sensor;
}

/** A Sensor for the first event of the source. */
function sensorOf({ metadata: { name, namespace }, spec }: Values): Values {
  const { template: _template, replicas: _replicas, service: _service, eventBusName, ...types } = spec ?? {};
  const [eventName = 'order'] = Object.values(types).flatMap(events => Object.keys(Object(events)));
  const dependencies = [{ name: 'order', eventSourceName: name, eventName }];
  return { kind: 'Sensor', metadata: { name: 'flow', namespace }, spec: { dependencies, triggers: TRIGGERS, ...eventBusName && { eventBusName } } };
}
