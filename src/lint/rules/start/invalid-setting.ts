import { busSettings, natsSize, setting } from '../../../argo-events/nats/bus-settings';
import { serverDirectives } from '../../../argo-events/nats/nats-config';
import { parseGoDuration } from '../../../values/go-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

const bus = (fields: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, ${fields} } }
`;

/** Above it nats-server does not start, unless `max_pending` is raised too. */
const MAX_PENDING = 64 * 1024 * 1024;

const SIZES = ['max_memory_store', 'max_file_store', 'max_outstanding_catchup'];

export const invalidSetting: Rule = {
  id: 'ha/invalid-setting',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A value in maxPayload or settings is not valid for nats-server.',
  why: 'nats-server reads the value when it starts, and exits with an error',
  fix: 'write sizes as 2MB or 17179869184, and sync_interval as always or as a duration such as 2m',
  problems: ['invalid-size', 'above-max-pending', 'unbalanced-braces', 'invalid-value'],
  docs: [Docs.JETSTREAM_CONFIG, 'https://github.com/nats-io/nats-server/blob/v2.10.29/server/opts.go'],
  examples: {
    bad: [
      bus('maxPayload: large'),
      bus('maxPayload: 100MB'),
      bus('settings: "sync_interval: sometimes"'),
      bus('settings: "max_file_store: unlimited"'),
      bus('settings: "limits {"'),
    ],
    good: [
      bus('maxPayload: 2MB'),
      bus('maxPayload: "100MB\\nmax_pending: 200MB"'),
      bus('settings: "sync_interval: always"'),
      bus('settings: "limits { max_ack_pending: 10 } # {"'),
      bus('settings: "sync_interval: 10s, max_file_store: -1, max_mem: 1Gi"'),
    ],
  },
  check: flow => nativeBuses(flow).flatMap(({ object }) => {
    const directives = serverDirectives(object.manifest);
    const payload = setting(directives, 'max_payload') ?? '';
    const most = natsSize(setting(directives, 'max_pending') ?? '') ?? MAX_PENDING;
    const size = natsSize(payload);
    const inMaxPayload = isPlaceholder(payload) ? [] : size === undefined ? [{ problem: 'invalid-size', what: `maxPayload is ${JSON.stringify(payload)}, which is not a size` }]
      : size > most ? [{ problem: 'above-max-pending', what: `maxPayload is ${payload}, more than the ${most / 2 ** 20} MiB of max_pending` }] : [];
    const settings = busSettings(object.manifest, '');
    const open = openBraces(settings);
    const keys = [...SIZES.map(key => [key, sizeFault] as const), ['sync_interval', intervalFault] as const];
    return [
      ...inMaxPayload.map(fault => ({ object, path: [...JETSTREAM, 'maxPayload'], ...fault })),
      ...open === 0 ? [] : [{ object, path: [...JETSTREAM, 'settings'], problem: 'unbalanced-braces', what: `settings has ${Math.abs(open)} ${open > 0 ? '"{" without "}"' : '"}" without "{"'}` }],
      ...keys.flatMap(([key, faultOf]) => {
        const value = setting(settings, key);
        const fault = value === undefined || isPlaceholder(value) ? undefined : faultOf(value);
        return fault === undefined ? [] : [{ object, path: [...JETSTREAM, 'settings', key], problem: 'invalid-value', what: `${key} is ${JSON.stringify(value)}, which is not ${fault}` }];
      }),
    ];
  }),
};

function openBraces(settings: string): number {
  const text = settings.replace(/"[^"\n]*"|'[^'\n]*'|(?:#|\/\/).*/g, '');
  return text.split('{').length - text.split('}').length;
}

function sizeFault(value: string): string | undefined {
  return natsSize(value) === undefined ? 'a size' : undefined;
}

function intervalFault(value: string): string | undefined {
  return value.toLowerCase() === 'always' || /^\d+$/.test(value) || parseGoDuration(value) !== undefined ? undefined : 'always or a duration';
}
