/** Why the API server refused what kubectl asked for. */
export type KubectlFailure = 'forbidden' | 'no such kind' | 'not found' | 'too many requests';

/** kubectl writes the reason of the API server in brackets after "Error from server", and some failures of its own in words. */
const FAILURES: readonly (readonly [KubectlFailure, RegExp])[] = [
  ['forbidden', /\(Forbidden\)|is forbidden/],
  ['no such kind', /doesn't have a resource type|could not find the requested resource/],
  ['too many requests', /\(TooManyRequests\)|disruption budget/i],
  ['not found', /\(NotFound\)|not found/],
];

/** The only place that reads the words of kubectl, which has no other answer for a program. */
export function kubectlFailure(stderr: string): KubectlFailure | undefined {
  return FAILURES.find(([, words]) => words.test(stderr))?.[0];
}
