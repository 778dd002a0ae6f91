import { STREAM_CONFIG_KEYS } from '../../../argo-events/nats/stream-config';
import { streamText } from '../../../flow/stream-text';
import { goDurationValue, goInteger } from '../../../values/go-values';
import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { streamConfigPath } from '../../helpers/buses';

export const invalidStreamConfigValue: Rule = {
  id: 'ha/invalid-stream-config-value',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'Argo Events cannot parse a value in streamConfig and uses 0.',
  why: 'numbers must be plain integers, and durations need Go units. Argo Events reads 1GB as 0, which is no limit, and 3d as 0, which keeps events indefinitely; a plain number is nanoseconds',
  fix: 'write integers without a unit (maxBytes: 1073741824), and durations in h, m or s (maxAge: 72h)',
  problems: ['read-as-other-value', 'refused-value'],
  docs: [Docs.JETSTREAM_BUS, Docs.source('pkg/eventbus/jetstream/base/jetstream.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      maxBytes: 1GB
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      maxAge: 3d
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      duplicates: 300
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      discard: 5
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    streamConfig: |
      maxBytes: 1073741824
      maxAge: 72h
      maxMsgs: -1
      duplicates: 300s
      discard: 0
`],
  },
  check: ({ buses }) => buses.flatMap(bus => {
    const path = streamConfigPath(bus);
    const config = streamText(at(bus.object.manifest, ...path)) ?? {};
    return Object.entries(config).flatMap(([key, value]) => {
      const fault = INTEGERS.includes(key) ? integerFault(value) : DURATIONS.includes(key) ? durationFault(value) : undefined;
      const name = STREAM_CONFIG_KEYS.find(known => known.toLowerCase() === key) ?? key;
      const unknown = fault === undefined ? unknownChoice(key, value) : undefined;
      return [
        ...fault === undefined ? [] : [{ object: bus.object, path: streamConfigPath(bus, name), problem: 'read-as-other-value', what: `${name}: ${String(value)} ${fault}`, effect: { does: 'sometimes' as const } }],
        ...unknown === undefined ? [] : [{ object: bus.object, path: streamConfigPath(bus, name), problem: 'refused-value', what: `${name} is ${String(value)}`, ...NO_STREAM, fix: unknown }],
      ];
    });
  }),
};

const NO_STREAM = { why: 'the client refuses to create such a stream, so no event is published' };

/** Values that stand for words. */
const CHOICES: Readonly<Record<string, { readonly values: readonly number[]; readonly fix: string }>> = {
  discard: { values: [0, 1], fix: 'write 0 for the oldest events, or 1 for new ones' },
  retention: { values: [0, 1, 2], fix: 'write 0' },
};

function unknownChoice(key: string, value: unknown): string | undefined {
  const choice = Object.hasOwn(CHOICES, key) ? CHOICES[key] : undefined;
  return choice === undefined || choice.values.includes(goInteger(value)) ? undefined : choice.fix;
}

const INTEGERS = ['maxmsgs', 'maxbytes', 'replicas', 'retention', 'discard'];
const DURATIONS = ['maxage', 'duplicates'];

function integerFault(value: unknown): string | undefined {
  const read = goInteger(value);
  if (typeof value === 'number' ? Number.isInteger(value) : read !== 0 || /^[+-]?0+$/.test(String(value))) {
    return undefined;
  }
  return `is read as ${read}`;
}

function durationFault(value: unknown): string | undefined {
  if (typeof value === 'number' && value !== 0) {
    return `is read as ${value} nanoseconds`;
  }
  return goDurationValue(value) !== 0 || /^[+-]?0+(?:\.0*)?(?:[a-z]*)$/.test(String(value)) ? undefined : 'is read as 0';
}
