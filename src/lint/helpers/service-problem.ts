import { serviceFaults } from './service-faults';
import { portFaults } from './service-ports';
import { targetPort } from './services';
import { matchesLabels } from '../../flow/selector-index';
import { FlowObject } from '../../manifests/manifest-object';
import { isAlias, isHeadless, isTcp } from '../../manifests/service';
import { asArray, asRecord, at } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { Finding } from '../engine/rule';

/** Pods to which a Service has to lead. */
export interface Destination {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Names and numbers of the port on which the pods listen; undefined where the Service is there for DNS names alone. */
  readonly targets?: readonly string[];
  /** The port that callers of the Service use; undefined for any. */
  readonly port?: number;
}

/** Codes of {@link serviceProblem}. */
export const SERVICE_PROBLEMS = ['refused', 'external-name', 'no-selector', 'no-pods', 'no-port', 'other-protocol', 'other-target'] as const;

export type ServiceProblem = Pick<Finding, 'path' | 'what'> & { readonly problem: typeof SERVICE_PROBLEMS[number] };

/** Why a Service does not lead to these pods; undefined where it does. */
export function serviceProblem(service: FlowObject, { namespace, labels, targets, port }: Destination): ServiceProblem | undefined {
  const { manifest } = service;
  const entries = asArray(at(manifest, 'spec', 'ports')) ?? [];
  const selector = asRecord(at(manifest, 'spec', 'selector')) ?? {};
  const [refused] = refusals(service);
  if (refused !== undefined) return { problem: 'refused', ...refused };
  if (isAlias(service)) return { problem: 'external-name', path: ['spec', 'type'], what: 'the Service has the type ExternalName, which ignores the selector' };
  if (Object.keys(selector).length === 0) return { problem: 'no-selector', path: ['spec', 'selector'], what: 'the Service has no selector' };
  const path = ['spec', 'selector'];
  if (service.namespace !== namespace) {
    return { problem: 'no-pods', path, what: `the Service is in the namespace "${service.namespace}", and the pods are in "${namespace}"` };
  }
  const lacking = Object.entries(withoutPlaceholders(selector)).filter(([key, value]) => !matchesLabels({ [key]: value }, labels));
  if (lacking.length > 0) {
    const written = lacking.map(([key, value]) => `${key}: ${String(value)}`).join(', ');
    return { problem: 'no-pods', path, what: `the selector of the Service has ${written}, and the pods do not` };
  }
  if (targets === undefined) return undefined;
  const asked = entries.filter(entry => port === undefined || Number(asRecord(entry)?.port) === port);
  if (asked.length === 0) return { problem: 'no-port', path: ['spec', 'ports'], what: `the Service does not have the port ${port}` };
  const tcp = asked.filter(isTcp);
  if (tcp.length === 0) return { problem: 'other-protocol', path: ['spec', 'ports'], what: 'no entry of the ports has the protocol TCP' };
  // the name of a headless Service leads to the pods themselves, so the port stays as it is
  const led = tcp.map(entry => isHeadless(service) ? String(asRecord(entry)?.port) : targetPort(entry));
  return led.some(target => target !== undefined && (targets.includes(target) || isPlaceholder(target))) ? undefined : {
    problem: 'other-target', path: ['spec', 'ports'], what: `the Service leads to the port ${led.join(', ')} of the pods, and the pods listen on ${targets.join(' or ')}`,
  };
}

/** Why the API server refuses a Service. */
function refusals(service: FlowObject): Pick<Finding, 'path' | 'what'>[] {
  const entries = asArray(at(service.manifest, 'spec', 'ports')) ?? [];
  const needsPorts = entries.length === 0 && !isHeadless(service) && !isAlias(service);
  return [
    ...needsPorts ? [{ path: ['spec', 'ports'], what: 'spec.ports has no entry' }] : [],
    ...serviceFaults(service.manifest).map(({ path, what }) => ({ path, what })),
    ...portFaults(entries).map(({ index, field, what }) => ({
      path: ['spec', 'ports', index, ...field === undefined ? [] : [field]], what: `entry ${index + 1} of spec.ports ${what}`,
    })),
  ];
}

function withoutPlaceholders(selector: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(selector).filter(([, value]) => typeof value !== 'string' || !isPlaceholder(value)));
}
