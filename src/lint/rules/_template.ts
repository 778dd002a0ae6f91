import { Docs } from '../engine/doc-links';
import { Rule } from '../engine/rule';

/** Copy to src/rules/<name>.ts, give it a line in index.ts, and run the tests: they are made of the examples. */
export const nameOfTheRule: Rule = {
  id: 'ha/name-of-the-file',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'none' },
  what: 'The fault, in a sentence.',
  why: 'what comes of it',
  fix: 'what to write instead',
  docs: [Docs.DISASTER_RECOVERY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: faulty }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: right }
`],
  },
  check: ({ buses }) => buses.filter(({ object }) => object.name === 'faulty').map(({ object }) => ({
    object,
    path: ['metadata', 'name'],
    what: `this case, with its numbers: ${object.name}`,
  })),
};
