import { effectiveStreamConfig, MANIFEST_STREAM_CONFIG, parseStreamConfig } from '../../../src/argo-events/nats/stream-config';

const native = (streamConfig?: unknown) => ({ spec: { jetstream: { version: '2.10.29', streamConfig } } });
const exotic = (streamConfig?: unknown) => ({ spec: { jetstreamExotic: { url: 'nats://nats.example.com:4222', streamConfig } } });
const MANIFEST = { replicas: 3, maxMsgs: 50000, maxBytes: -1, maxAgeMs: 604800e3, duplicatesMs: 300e3, retention: 0, discard: 0 };

test('without a streamConfig, a native bus gets the controller\'s', () => {
  expect(effectiveStreamConfig(native())).toEqual(MANIFEST);
});

test('argo-helm\'s maxBytes of 1GB is no limit', () => {
  const ofHelm = { ...MANIFEST_STREAM_CONFIG, maxMsgs: 1000000, maxAge: '72h', maxBytes: '1GB' };
  expect(effectiveStreamConfig(native(), ofHelm)).toEqual({ ...MANIFEST, maxMsgs: 1000000, maxAgeMs: 259200e3, maxBytes: 0 });
});

test.each([
  ['one key replaces one default', 'replicas: 5', { ...MANIFEST, replicas: 5 }],
  ['keys are read in any case', 'MAXMSGS: 7\nmaxbytes: 8', { ...MANIFEST, maxMsgs: 7, maxBytes: 8 }],
  ['sizes with units are no limit', 'maxBytes: 1GB', { ...MANIFEST, maxBytes: 0 }],
  ['days are no limit', 'maxAge: 7d', { ...MANIFEST, maxAgeMs: 0 }],
  ['unknown keys do nothing', 'maxConsumers: 3', MANIFEST],
  ['an empty text does nothing', '', MANIFEST],
])('%s', (_, text, expected) => {
  expect(effectiveStreamConfig(native(text))).toEqual(expected);
});

test('an exotic bus gets no default: R1, no limits', () => {
  expect(effectiveStreamConfig(exotic())).toEqual({ replicas: 1, maxMsgs: 0, maxBytes: 0, maxAgeMs: 0, duplicatesMs: 0, retention: 0, discard: 0 });
  expect(effectiveStreamConfig(exotic('replicas: 3'))?.replicas).toBe(3);
});

test.each(['- a', 'just text', 'a: [', { replicas: 3 }, 7])('the controller deploys no bus with the streamConfig %j', text => {
  expect(parseStreamConfig(text)).toBeUndefined();
  expect(effectiveStreamConfig(native(text))).toBeUndefined();
});

test.each([[undefined], [null], ['text'], [{ spec: [] }], [{ spec: { jetstream: 'yes' } }]])('%j is an EventBus without limits', eventBus => {
  expect(effectiveStreamConfig(eventBus)?.replicas).toBe(1);
});
