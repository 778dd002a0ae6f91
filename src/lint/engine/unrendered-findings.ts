import { Finding, Path, Rule, Unknown } from './rule';
import { buildFlow } from '../../flow/build-flow';
import { Flow } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';
import { isUnrendered, unrenderedValues } from '../../manifests/unrendered';
import { Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { notRendered } from '../rules/start/not-rendered';

type Reported = (Finding | Unknown) & { readonly rule: Rule };

/**
 * Tells what is known although some values are not rendered: what is not said of such a value, and, for findings, what the rules say as well of the
 * flow that lacks these values, whatever the number of replicas.
 */
export function isKnownWithout(flow: Flow, findingsOf: (flow: Flow) => readonly Reported[]): (reported: Reported) => boolean {
  const variant = (replicas: number | undefined) => buildFlow(flow.objects.map(object => withoutUnrendered(object, replicas)));
  // all rules run once more for each variant, and most manifests have no finding to ask about
  const variants = [undefined, 1].map(replicas => {
    let keys: ReadonlySet<string> | undefined;
    return () => keys ??= new Set(findingsOf(variant(replicas)).map(keyOf));
  });
  return reported => reported.rule.id === notRendered.id
    || !isUnrendered(reported.object, reported.path) && ('needs' in reported || variants.every(keys => keys().has(keyOf(reported))));
}

function keyOf({ rule, object: { source: { file, document, path: item } }, path }: Reported): string {
  return JSON.stringify([rule.id, file, document.offset, item, path]);
}

/** Without the values of the spec that are not rendered, and with a number of replicas in their place; names stay, as they stand for themselves. */
function withoutUnrendered(object: FlowObject, replicas: number | undefined): FlowObject {
  const paths = unrenderedValues(object).map(({ path }) => path).filter(([root]) => root !== 'metadata');
  const change = (value: unknown, path: Path) => withValue(value, path, old => (path.at(-1) === 'replicas' ? replicas : renderedLines(String(old))));
  return paths.length === 0 ? object : { ...object, manifest: paths.reduce<unknown>(change, object.manifest) as Json };
}

/** The other lines of a text of several lines. */
function renderedLines(text: string): string | undefined {
  return text.includes('\n') ? text.split('\n').filter(line => !isPlaceholder(line)).join('\n') : undefined;
}

function withValue(value: unknown, [key, ...rest]: Path, inner: (old: unknown) => unknown): unknown {
  const next = (old: unknown) => (rest.length === 0 ? inner(old) : withValue(old, rest, inner));
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? next(item) : item));
  const { [key]: old, ...others } = value as Record<string | number, unknown>;
  const changed = next(old);
  return changed === undefined ? others : { ...value as object, [key]: changed };
}
