import { nativeBusChart, sensorChart, sourceChart, WEBHOOK } from '../../support/synth';

const container = (more: object) => ({ template: { container: more } });
const github = { organizations: ['shop'], events: ['*'], webhook: WEBHOOK.webhook.order };

test.each<[string, () => unknown, string]>([
  ['a pull policy', () => sourceChart({ ...WEBHOOK, ...container({ imagePullPolicy: 'IfNotPresent' }) }),
    'template.container.imagePullPolicy would have no effect: the pods get the IMAGE_PULL_POLICY of the controller-manager'],
  ['a variable of the controller', () => sensorChart(container({ env: [{ name: 'POD_NAME', value: 'x' }] })),
    'template.container.env.1 would have no effect: the controller adds its own POD_NAME behind it, and the last one counts. Fix: leave it out'],
  ['an election by variable', () => sensorChart(container({ env: [{ name: 'LEADER_ELECTION', value: 'k8s' }] })), 'Fix: give the Sensor the annotation events.argoproj.io/leader-election: k8s'],
  ['a label of the controller', () => sourceChart({ ...WEBHOOK, template: { metadata: { labels: { controller: 'mine' } } } }),
    'template.metadata.labels.controller would have no effect: the controller sets this label to "eventsource-controller" on every pod. Fix: use a label of another name'],
  ['a label of the controller on a native bus', () => nativeBusChart({ podMetadata: { labels: { 'owner-name': 'mine' } } }), 'jetstream.metadata.labels.owner-name would have no effect'],
  ['an id that nothing reads', () => sourceChart({ github: { push: { ...github, id: 5 } } }), 'github.push.id would have no effect: nothing reads id'],
])('%s is refused', (_, build, message) => expect(build).toThrow(message));

test('what Argo Events uses is taken', () => {
  expect(() => sourceChart({ github: { push: github }, ...container({ env: [{ name: 'LOG_LEVEL', value: 'debug' }] }) })).not.toThrow();
});
