import { at, demand, Demand, filled, given, has, isNil, oneOf, readable, when, within } from './demand';
import { parseGoDuration } from '../../values/go-values';
import { asString } from '../../values/json-values';
import { regexpFault } from '../language/regexp';

const TYPES = 'pkg/apis/events/v1alpha1/';

const TLS: readonly Demand[] = when(
  tls => tls.insecureSkipVerify !== true,
  demand(`${TYPES}validate.go#L32`, 'incomplete', '', tls => has(tls, 'caCertSecret') || has(tls, 'clientCertSecret') || has(tls, 'clientKeySecret') || tls.enabled === true,
    'has no certificates', 'set caCertSecret, or clientCertSecret and clientKeySecret, or enabled'),
  demand(`${TYPES}validate.go#L36`, 'incomplete', '', tls => isNil(tls.clientCertSecret) === isNil(tls.clientKeySecret),
    'has one of clientCertSecret and clientKeySecret', 'set both'),
);

const BASIC_AUTH: readonly Demand[] = [given(`${TYPES}validate.go#L46`, 'username'), given(`${TYPES}validate.go#L49`, 'password')];

const SASL: readonly Demand[] = [
  oneOf(`${TYPES}validate.go#L62`, 'mechanism', ['PLAIN', 'OAUTHBEARER', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'GSSAPI']),
  given(`${TYPES}validate.go#L67`, 'userSecret'),
  given(`${TYPES}validate.go#L67`, 'passwordSecret'),
];

export const tls = within('tls', TLS);
/** Where there is TLS, the controller looks no further. */
export const tlsOrBasicAuth = [...tls, ...when(event => isNil(event.tls), ...within('auth', BASIC_AUTH))];
export const tlsOrSasl = [...tls, ...when(event => isNil(event.tls), ...within('sasl', SASL))];

const PORT = 'a number in quotes, as "12000"';
const WEBHOOK = 'pkg/eventsources/common/webhook/validate.go';

/** Endpoint and port of an event with an HTTP server, below a field or in the event itself. */
export function server(...field: string[]): Demand[] {
  const path = (name: string) => [...field, name].join('.');
  return [
    { ...filled(`${WEBHOOK}#L32`, path('endpoint'), '/order'), fault: 'webhook-server' },
    { ...filled(`${WEBHOOK}#L35`, path('port'), PORT), fault: 'webhook-server' },
    { ...readable(`${WEBHOOK}#L40`, path('port'), text => /^[+-]?\d{1,18}$/.test(text) ? undefined : `is ${JSON.stringify(text)}`, `write ${PORT}`), fault: 'webhook-server' },
  ];
}

/** A file or a pattern of files to watch, below a field or in the event itself. */
export function watchedPath(...field: string[]): Demand[] {
  const path = (name: string) => [...field, name].join('.');
  const textOf = (event: Parameters<Demand['isMet']>[0], name: string) => asString(at(event, [...field, name])) ?? '';
  return [
    filled(`${TYPES}file_config.go#L21`, path('directory'), '/data'),
    readable(`${TYPES}file_config.go#L24`, path('directory'), text => text.startsWith('/') ? undefined : `is ${JSON.stringify(text)}, a relative path`, 'write an absolute path'),
    demand(`${TYPES}file_config.go#L27`, 'incomplete', path('path'), event => has(event, path('path')) || has(event, path('pathRegexp')), 'is missing', 'set path or pathRegexp'),
    demand(`${TYPES}file_config.go#L30`, 'value', path('pathRegexp'), event => textOf(event, 'path') === '' || textOf(event, 'pathRegexp') === '', 'is set together with path', 'keep one of path and pathRegexp'),
    readable(`${TYPES}file_config.go#L33`, path('path'), text => text.startsWith('/') ? `is ${JSON.stringify(text)}, an absolute path` : undefined, 'write a path relative to directory'),
    readable(`${TYPES}file_config.go#L36`, path('pathRegexp'), regexpFault, 'write the pattern in RE2 syntax'),
  ];
}

/** A pause or a timeout. */
export function duration(line: string, field: string): Demand {
  return readable(line, field, text => parseGoDuration(text) === undefined ? `is ${JSON.stringify(text)}, which is not a Go duration` : undefined,
    'write a number with a unit, for example 90s or 1h30m');
}
