import * as kplus from 'cdk8s-plus-28';

/** How an Ingress leads to webhooks. */
export interface ExposeViaIngressOptions {
  /**
   * Events that callers reach.
   *
   * @default - all events with an HTTP server
   * @throws when one of them has no HTTP server, or a certificate of its own
   */
  readonly events?: string[];

  /**
   * Host of the requests.
   *
   * @default - every host
   */
  readonly host?: string;

  /**
   * How the endpoint of an event is matched.
   *
   * @default kplus.HttpIngressPathType.EXACT
   */
  readonly pathType?: kplus.HttpIngressPathType;

  /**
   * The Ingress to which the rules are added.
   *
   * @default - a new one
   */
  readonly ingress?: kplus.Ingress;

  /**
   * Class of the new Ingress. For the class `nginx` it gets the annotations by which ingress-nginx repeats a request on another pod. For other
   * controllers see docs/callers.md.
   *
   * @default - the default class of the cluster
   * @throws when it is given with `ingress`
   */
  readonly className?: string;

  /**
   * Annotations of the new Ingress.
   *
   * @default - those that repeat requests, for the class `nginx`
   * @throws when they are given with `ingress`
   */
  readonly annotations?: { [key: string]: string };
}
