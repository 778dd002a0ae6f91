import { Plan } from './part';

/** Classes of cdk8s that an app may name beside App and Chart. */
const OF_CDK8S = ['ApiObject', 'Duration', 'JsonPatch', 'Size'];

/** The names that an app imports, by the library that has them. */
export function importedNames({ charts }: Plan, used: ReadonlySet<string>): { readonly cdk8s: readonly string[]; readonly ours: readonly string[] } {
  return {
    cdk8s: ['App', ...charts.length > 0 ? ['Chart'] : [], ...OF_CDK8S.filter(name => used.has(name))].sort(),
    ours: [...used].filter(name => !OF_CDK8S.includes(name)).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  };
}
