import { Docs } from '../src/lint/engine/doc-links';
import { Rule } from '../src/lint/engine/rule';

/** `npx projen new:rule CATEGORY ID` copies this file. The examples are the tests of the rule. */
export const nameOfTheRule: Rule = {
  id: 'ha/name-of-the-file',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'none' },
  what: 'The fault, in one sentence.',
  why: 'the consequence of the fault',
  fix: 'the value to set instead',
  docs: [Docs.DISASTER_RECOVERY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: faulty }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: right }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: ({ buses }) => buses.filter(({ object }) => object.name === 'faulty').map(({ object }) => ({
    object,
    path: ['metadata', 'name'],
    what: `the fault of this object, with its numbers: ${object.name}`,
  })),
};
