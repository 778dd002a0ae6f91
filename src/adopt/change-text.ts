import { ObjectChange } from './change';
import { describe } from '../manifests/manifest-object';
import { asRecord, asString, Json } from '../values/json-values';

const LONGEST = 100;

/** The changes as lines for people: `+` new, `~` changed, `-` left out. What stays as it is, is counted. */
export function changeText(changes: readonly ObjectChange[]): string {
  const kept = changes.filter(({ kind }) => kind === 'kept').length;
  const lines = changes.flatMap(change => {
    switch (change.kind) {
      case 'added': return [`+ ${named(change.manifest)}`];
      case 'removed': return [`- ${describe(change.object)}`];
      case 'changed': return [`~ ${named(change.manifest)}`, ...change.fields.map(({ path, before, after }) => `    ${path}: ${before === undefined ? '' : `${shown(before)} -> `}${after === undefined ? 'removed' : shown(after)}`)];
      case 'kept': return [];
    }
  });
  return [...lines, ...kept > 0 ? [`= ${kept} ${kept === 1 ? 'object stays' : 'objects stay'} as ${kept === 1 ? 'it is' : 'they are'}`] : []].map(line => `${line}\n`).join('');
}

function named({ kind, metadata }: Json): string {
  const { name, namespace } = asRecord(metadata) ?? {};
  return describe({ kind: asString(kind) ?? '', name: asString(name) ?? '', namespace: asString(namespace) ?? '' });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 3)}...`;
}
