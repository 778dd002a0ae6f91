import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ExposeViaIngressOptions } from './expose-via-ingress-options';
import { RoutedSource, routedPorts } from './routed-ports';
import { Check, Checks, check, text, textByName, texts, validateProps } from '../checks/prop-schema';

const ingress: Check = check('an Ingress of cdk8s-plus', value => typeof value?.addHostRule === 'function');
const pathType = check('HttpIngressPathType.EXACT, HttpIngressPathType.PREFIX or HttpIngressPathType.IMPLEMENTATION_SPECIFIC',
  value => ['Exact', 'Prefix', 'ImplementationSpecific'].includes(value));

const OPTIONS: Checks<ExposeViaIngressOptions> = { events: texts, host: text, pathType, ingress, className: text, annotations: textByName };

/** ingress-nginx repeats a POST only where it is told to, and waits 5 s for a connection. */
const NGINX_RETRIES = {
  'nginx.ingress.kubernetes.io/proxy-next-upstream': 'error timeout non_idempotent',
  'nginx.ingress.kubernetes.io/proxy-next-upstream-tries': '3',
  'nginx.ingress.kubernetes.io/proxy-connect-timeout': '1',
  // as long as Argo Events may try to publish an event: a timeout would repeat it
  'nginx.ingress.kubernetes.io/proxy-read-timeout': '60',
};

/** Rules for the endpoints of webhooks, in a new Ingress or a given one. */
export function exposeViaIngress(source: Construct & RoutedSource, options: ExposeViaIngressOptions): kplus.Ingress {
  validateProps(options, OPTIONS);
  if (options.ingress && (options.className || options.annotations)) {
    throw new Error(`${options.className ? 'className' : 'annotations'}: got a value together with an ingress, which has its own. Allowed: one of the two`);
  }
  const ports = routedPorts(source, options.events);
  // the library costs time to load, which an app without an Ingress should not pay
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const plus = require('cdk8s-plus-28') as typeof kplus;
  const target = options.ingress ?? new plus.Ingress(source, 'Ingress', {
    className: options.className,
    metadata: { name: source.eventSourceName, annotations: { ...options.className === 'nginx' && NGINX_RETRIES, ...options.annotations } },
  });
  for (const { service, port, endpoints } of ports) {
    // of a Service, a backend reads its name and its ports
    const backend = plus.IngressBackend.fromService({ name: service, ports: [{ port }] } as unknown as kplus.Service);
    for (const endpoint of endpoints) {
      const how = options.pathType ?? plus.HttpIngressPathType.EXACT;
      if (options.host === undefined || options.host === null) target.addRule(endpoint, backend, how);
      else target.addHostRule(options.host, endpoint, backend, how);
    }
  }
  return target;
}
