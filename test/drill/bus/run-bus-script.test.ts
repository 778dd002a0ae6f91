import { busScriptPod } from '../../../src/drill/bus/run-bus-script';

const SCRIPT = { name: 'p', component: 'c', bus: 'main', script: ['api STREAM.INFO.default \'\'\n'] };
const secretsOf = (pod: any) => pod.spec.volumes[0].projected.sources.map(({ secret: { name, items: [{ key }] } }: any) => `${name}/${key}`);
const bus = (spec: object) => ({ metadata: { name: 'main' }, spec });

test.each<[string, object, string, string[]]>([
  ['a native bus', { jetstream: {} }, 'eventbus-main-js-svc', ['eventbus-main-js-client-auth/client-auth', 'eventbus-main-js-server/ca-cert']],
  ['own servers', { jetstreamExotic: { url: 'nats://eventbus-main:4222' } }, 'eventbus-main', ['eventbus-main-client/client-auth', 'eventbus-main-tls/ca.crt']],
  [
    'own servers with Secrets of the user',
    { jetstreamExotic: { accessSecret: { name: 'mine', key: 'auth' }, tls: { caCertSecret: { name: 'cert', key: 'ca' } } } },
    'eventbus-main', ['mine/auth', 'cert/ca'],
  ],
])('the script asks the servers of %s with its credentials', (_, spec, service, secrets) => {
  const pod: any = busScriptPod(SCRIPT, bus(spec), undefined);
  const [{ env, command: [, , script] }] = pod.spec.containers;
  expect(env).toContainEqual({ name: 'SERVICE', value: service });
  expect(secretsOf(pod)).toEqual(secrets);
  expect(script.endsWith('\napi STREAM.INFO.default \'\'\n')).toBe(true);
  expect(pod.spec.restartPolicy).toBe('Never');
});

test('the pod has the image and the pull secrets of the keeper', () => {
  const like = { spec: { template: { spec: { imagePullSecrets: [{ name: 'pull' }], containers: [{ image: 'registry.example/nats-box:1' }] } } } };
  const pod: any = busScriptPod(SCRIPT, bus({ jetstream: {} }), like);
  expect(pod.spec).toMatchObject({ imagePullSecrets: [{ name: 'pull' }], containers: [{ image: 'registry.example/nats-box:1' }] });
  expect((busScriptPod(SCRIPT, bus({ jetstream: {} }), undefined) as any).spec).toMatchObject({ containers: [{ image: 'natsio/nats-box:0.19.5' }] });
});
