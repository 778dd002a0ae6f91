import { Yaml } from 'cdk8s';
import { Emission } from './emission';

/** The new objects, then the changed ones, as a stream of documents. */
export function toYaml({ added, changed }: Pick<Emission, 'added' | 'changed'>): string {
  const documents = [...added, ...changed.values()];
  return documents.length === 0 ? '' : Yaml.stringify(...documents);
}
