import { asArray } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { JETSTREAM, nativeBuses } from '../../helpers/buses';

const bus = (startArgs: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, startArgs: ${startArgs} } }
`;

/** Options of nats-server 2.10 to 2.15, without their hyphens. */
const KNOWN = new Set([
  'a', 'addr', 'net', 'p', 'port', 'n', 'name', 'server_name', 'P', 'pid', 'm', 'http_port', 'ms', 'https_port', 'c', 'config', 't', 'sl', 'signal', 'client_advertise',
  'ports_file_dir', 'js', 'jetstream', 'sd', 'store_dir', 'user', 'pass', 'auth', 'tls', 'tlscert', 'tlskey', 'tlsverify', 'tlscacert', 'no_advertise', 'connect_retries', 'cluster_name',
  'routes', 'cluster', 'cluster_listen', 'cluster_advertise', 'D', 'debug', 'V', 'trace', 'VV', 'DV', 'DVV', 'l', 'log', 'T', 'logtime', 'logtime_utc', 's', 'syslog', 'r',
  'remote_syslog', 'log_size_limit', 'profile', 'max_traced_msg_len', 'routing_id', 'js_domain',
]);
/** Options that end the process before it serves, and those that move what clients and probes need. */
const ENDS = ['h', 'help', 'help_tls', 'v', 'version', 't', 'sl', 'signal'];
const MOVES: Readonly<Record<string, string>> = { p: '4222', port: '4222', m: '8222', http_port: '8222' };
const OTHER_CONFIG = ['c', 'config', 'a', 'addr', 'net', 'auth', 'user', 'pass', 'tls'];

export const invalidServerArgument: Rule = {
  id: 'ha/invalid-server-argument',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The servers of a bus get an argument with which no client reaches them.',
  why: 'nats-server ends with an unknown option. With another port, address, account or configuration file, neither the probes nor the clients of Argo Events connect',
  fix: 'remove the argument; set server options in settings',
  docs: [Docs.JETSTREAM_BUS, Docs.source('pkg/reconciler/eventbus/installer/jetstream.go')],
  examples: {
    bad: [bus('[--no-such-option]'), bus('["--port", "5222"]'), bus('["-m=9222"]'), bus('[--config=/other.conf]'), bus('[--version]')],
    good: [bus('["-D", "--no_advertise=true"]'), bus('["--port=4222"]'), bus('["--client_advertise", "10.0.0.1:4222"]')],
  },
  check: flow => nativeBuses(flow).flatMap(({ object, jetstream }) => {
    const args = (asArray(jetstream.startArgs) ?? []).map(String);
    return args.flatMap((arg, index) => {
      const fault = faultOf(arg, args[index + 1]);
      return fault === undefined ? [] : [{ object, path: [...JETSTREAM, 'startArgs', index], what: `the argument ${arg} ${fault}` }];
    });
  }),
};

function faultOf(arg: string, next: string | undefined): string | undefined {
  const [, name, given] = /^--?([^=]+)(?:=(.*))?$/.exec(arg) ?? [];
  if (name === undefined || /[${}]/.test(arg)) return undefined;
  if (ENDS.includes(name)) return 'ends the server';
  if (!KNOWN.has(name)) return 'is not an option of nats-server';
  if (MOVES[name] !== undefined) return (given ?? next) === MOVES[name] ? undefined : `moves a port that has to be ${MOVES[name]}`;
  return OTHER_CONFIG.includes(name) ? 'replaces a setting that the controller writes' : undefined;
}
