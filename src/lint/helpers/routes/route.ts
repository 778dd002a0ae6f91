import { FlowObject } from '../../../manifests/manifest-object';
import { Path } from '../../engine/rule';

/** Request paths that a route passes on. A `prefix` ends at a slash, a `text-prefix` anywhere. */
export interface UrlMatch {
  readonly kind: 'exact' | 'prefix' | 'text-prefix';
  readonly value: string;
  /** Only requests of this method. */
  readonly method?: string;
}

/** A Service to which a route sends requests. */
export interface RouteBackend {
  readonly route: FlowObject;
  /** Where the manifest names the Service. */
  readonly path: Path;
  readonly namespace: string;
  readonly service: string;
  readonly port?: RoutePort;
  /** Undefined when they cannot be read, or are rewritten on the way. */
  readonly urls?: readonly UrlMatch[];
}

export interface RoutePort {
  readonly path: Path;
  /** Number or name. */
  readonly value: string | number;
  /** It is a port of the pods, and not of the Service. */
  readonly ofPods?: true;
}

export type RouteReader = (route: FlowObject) => RouteBackend[];

export const ANY_URL: readonly UrlMatch[] = [{ kind: 'prefix', value: '/' }];

/** A port as YAML has it; undefined for anything else. */
export function routePort(value: unknown, path: Path): { readonly port?: RoutePort } {
  return typeof value === 'number' || typeof value === 'string' && value !== '' ? { port: { path, value: typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value } } : {};
}
