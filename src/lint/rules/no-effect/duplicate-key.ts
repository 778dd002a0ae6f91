import { duplicateKeys } from '../../../manifests/yaml-document';
import { Rule } from '../../engine/rule';

export const duplicateKey: Rule = {
  id: 'ha/duplicate-key',
  category: 'no-effect',
  severity: 'warning',
  effect: { does: 'none' },
  what: 'A key stands twice in one map.',
  why: 'where it is not refused, the last one counts and the others vanish, so half of what is written there has no effect',
  fix: 'join the two, or take one out',
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
    .map(path => ({ object, path: path.slice(object.source.path.length), what: `the key ${path[path.length - 1]} stands twice; the last one counts` }))),
};
