import { asArray, asInteger, asRecord, asString } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';

export interface PortFault {
  /** Index of the entry in `ports`. */
  readonly index: number;
  /** Field of the entry; undefined for the entry itself. */
  readonly field?: string;
  /** A code for programs. */
  readonly problem: string;
  readonly what: string;
  readonly fix: string;
}

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const RANGE = 'a number from 1 to 65535';

/** Why the API server refuses a Service with these ports. */
export function portFaults(ports: readonly unknown[]): PortFault[] {
  const seen = new Map<string, number>();
  const named = new Map<string, number>();
  return ports.flatMap((entry, index): PortFault[] => {
    const fields = asRecord(entry);
    if (fields === undefined) return [{ index, problem: 'not-a-map', what: 'is not a map', fix: `set port to ${RANGE}` }];
    const { port, targetPort, name, protocol = 'TCP' } = fields;
    const pair = `${String(protocol)} ${String(port)}`;
    return [
      ...port === undefined ? [{ index, problem: 'no-port', what: 'has no port', fix: `set port to ${RANGE}` }]
        : !isPort(port) ? [{ index, field: 'port', problem: 'invalid-port', what: `has the port ${JSON.stringify(port)}`, fix: `set port to ${RANGE}` }]
          : first(seen, pair, index) ? [] : [{ index, field: 'port', problem: 'duplicate-port', what: `is ${pair} again, as entry ${seen.get(pair)! + 1}`, fix: 'keep one entry for each port and protocol' }],
      ...targetPort === undefined || isPort(targetPort) || PORT_NAME.test(asString(targetPort) ?? '') ? []
        : [{ index, field: 'targetPort', problem: 'invalid-target-port', what: `has the targetPort ${JSON.stringify(targetPort)}`, fix: `set targetPort to ${RANGE}` }],
      ...PROTOCOLS.includes(String(protocol)) ? [] : [{ index, field: 'protocol', problem: 'invalid-protocol', what: `has the protocol ${JSON.stringify(protocol)}`, fix: 'remove protocol, which is TCP by default' }],
      ...nameFaults(index, name, ports.length, named),
    ];
  });
}

function nameFaults(index: number, name: unknown, entries: number, named: Map<string, number>): PortFault[] {
  const fault = (problem: string, what: string): PortFault[] => [{ index, field: 'name', problem, what, fix: 'give each entry a unique name of lower case letters, digits and hyphens' }];
  if (name === undefined || name === '') return entries > 1 ? fault('no-name', `is one of ${entries} entries and has no name`) : [];
  const text = asString(name);
  if (text !== undefined && isPlaceholder(text)) return [];
  if (text === undefined || !DNS_LABEL.test(text)) return fault('invalid-name', `has the name ${JSON.stringify(name)}`);
  return first(named, text, index) ? [] : fault('duplicate-name', `has the name ${text}, as entry ${named.get(text)! + 1}`);
}

function first(seen: Map<string, number>, key: string, index: number): boolean {
  if (seen.has(key)) return false;
  seen.set(key, index);
  return true;
}

/** A placeholder may become one. */
function isPort(value: unknown): boolean {
  if (typeof value === 'string' && isPlaceholder(value)) return true;
  const port = asInteger(value);
  return port !== undefined && port >= 1 && port <= 65535;
}

/** The entries of `ports`; none of a list that the API server refuses. */
export function acceptedPorts(ports: unknown): readonly unknown[] {
  const entries = asArray(ports) ?? [];
  return portFaults(entries).length === 0 ? entries : [];
}
