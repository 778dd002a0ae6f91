import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { existing } from './kubectl';
import { pinnedKubectl } from './pinned-kubectl';
import { isOwned, owned } from './test-run';

/** CRDs of the kinds of Argo Events, without their schema. */
export const CRDS: readonly any[] = parseAllDocuments(readFileSync(join(__dirname, 'argo-events-crds.yaml'), 'utf8')).map(document => document.toJS());

/** Makes sure that the cluster knows the kinds of Argo Events. CRDs that somebody else applied are used as they are. */
export function ensureCrds(): void {
  const names = CRDS.map(({ metadata }) => metadata.name);
  const foreign = existing('customresourcedefinitions', ...names).filter(crd => !isOwned(crd)).map(({ metadata }) => metadata.name);
  const items = CRDS.filter(({ metadata }) => !foreign.includes(metadata.name)).map(owned);
  if (items.length > 0) pinnedKubectl(['apply', '--server-side', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  pinnedKubectl(['wait', '--for=condition=Established', '--timeout=60s', ...names.map(name => `customresourcedefinition/${name}`)]);
}
