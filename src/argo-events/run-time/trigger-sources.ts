import { parse } from 'yaml';
import { storeEndpoint, urlOf } from './addresses';
import { GIT } from './git-sources';
import { asRecord, Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { Demand, filled, given, isEmpty, readable, within } from '../refusals/demand';

/** Where a manifest can be fetched from. */
export const LOCATIONS = ['s3', 'inline', 'file', 'url', 'git', 'configmap', 'resource'];

/** Where the object of a trigger is fetched from. */
export const SOURCE: readonly Demand[] = [
  ...within('s3', [
    filled('pkg/sensors/artifacts/s3.go#L54', 'bucket.name'), filled('pkg/sensors/artifacts/s3.go#L54', 'bucket.key'),
    given('pkg/sensors/artifacts/store.go#L57', 'accessKey'), given('pkg/sensors/artifacts/store.go#L61', 'secretKey'), storeEndpoint('pkg/sensors/artifacts/s3.go#L79', 'endpoint'),
  ]),
  ...within('url', [filled('pkg/sensors/artifacts/url.go#L35', 'path'), urlOf('pkg/sensors/artifacts/url.go#L35', 'path', ['http', 'https'], 'https://git.example.com/job.yaml')]),
  ...within('git', GIT),
  ...within('file', [filled('pkg/sensors/artifacts/file.go#L42', 'path')]),
  readable('pkg/sensors/artifacts/store.go#L102', 'inline', inlineFault, 'write a Kubernetes object in YAML, with apiVersion and kind'),
];

/** A text with a template or a variable becomes another one. */
function inlineFault(text: string): string | undefined {
  if (isPlaceholder(text) || text.includes('{{')) return undefined;
  const object = inlineObject(text);
  return object === undefined ? 'is not an object in YAML' : isEmpty(object.kind) || isEmpty(object.apiVersion) ? 'is an object without apiVersion and kind' : undefined;
}

/** The object in a text, if the text is one and has no variables. */
export function inlineObject(text: unknown): Json | undefined {
  if (typeof text !== 'string' || isPlaceholder(text)) return undefined;
  try {
    return asRecord(parse(text, { logLevel: 'silent' }));
  } catch {
    return undefined;
  }
}
