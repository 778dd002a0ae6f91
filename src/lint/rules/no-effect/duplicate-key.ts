import { duplicateKeys } from '../../../manifests/yaml-document';
import { Rule } from '../../engine/rule';

export const duplicateKey: Rule = {
  id: 'ha/duplicate-key',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'none' },
  what: 'A map has the same key twice.',
  why: 'parsers that accept duplicate keys keep only the last one, so the other values have no effect',
  fix: 'merge the two, or remove one',
  docs: ['https://yaml.org/spec/1.2.2/#nodes'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  replicas: 1
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
  },
  check: ({ objects }) => objects.flatMap(object => duplicateKeys(object.source.document)
    .filter(path => object.source.path.every((step, i) => path[i] === step))
    .map(path => ({ object, path: path.slice(object.source.path.length), what: `the key ${path[path.length - 1]} is there twice; the last one counts` }))),
};
