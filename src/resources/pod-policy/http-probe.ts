import { cel } from './cel';
import { applyConfiguration, Mutation } from './pod-addition';

export interface HttpProbe {
  readonly field: 'readinessProbe' | 'livenessProbe';
  /** CEL of the values, which come from annotations: path and port are empty and 0 when they cannot be used. */
  readonly path: string;
  readonly port: string;
  readonly scheme: string;
  /** Further CEL that must be true. */
  readonly condition?: string;
  readonly timings: { readonly [field: string]: number };
}

/** A probe of container main, unless it has one: merging into another would leave two handlers, which the API server refuses. */
export function httpProbe({ field, path, port, scheme, condition, timings }: HttpProbe): Mutation {
  const type = `Object.spec.containers.${field}`;
  const conditions = [
    `${path} != ""`,
    `${port} >= 1 && ${port} <= 65535`,
    ...(condition ? [condition] : []),
    `object.spec.containers.exists(c, c.name == "main" && !has(c.${field}))`,
  ];
  return applyConfiguration(cel`
    ${conditions.join('\n&& ')}
      ? Object{spec: Object.spec{containers: [Object.spec.containers{
          name: "main",
          ${field}: ${type}{
            httpGet: ${type}.httpGet{
              path: ${path},
              port: ${port},
              scheme: ${scheme}
            },
            ${Object.entries(timings).map(([name, value]) => `${name}: ${value}`).join(',\n')}
          }
        }]}}
      : Object{}`);
}

/** CEL, true when container main has the probe, ours or its own. */
export function hasProbe(field: HttpProbe['field']): string {
  return `object.spec.containers.exists(c, c.name == "main" && has(c.${field}))`;
}
