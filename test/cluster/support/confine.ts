import { isNamespaced } from './namespaced-kinds';
import { isTestName } from './test-run';

const READING = ['get', 'logs', 'wait'];
const IN_A_NAMESPACE = ['annotate', 'delete', 'exec', 'label', 'patch', 'rollout', 'scale'];
/** Flags by which a call reaches beyond the namespace after -n. */
const ELSEWHERE = /^(-n.|--namespace|-A|--all-namespaces|-f|--filename|-k|--kustomize|-R|--recursive|--raw|--context|--cluster|--kubeconfig|-s|--server)/;

/** Fails for a call of kubectl that could change anything outside the namespaces of the tests. */
export function confine(args: readonly string[]): void {
  const problem = problemOf(args);
  if (problem === undefined) return;
  throw new Error(`kubectl ${args.join(' ')}: ${problem}. The call could change objects that are not the tests'. `
    + 'Name a namespace of the tests with -n, or use apply, evict, drain, cordon, or the functions of namespaces.ts and cluster-wide.ts');
}

function problemOf(args: readonly string[]): string | undefined {
  const [verb, subcommand] = args;
  if (READING.includes(verb) || (verb === 'auth' && subcommand === 'can-i')) return undefined;
  if (!IN_A_NAMESPACE.includes(verb)) return `"${verb}" is not allowed`;

  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const namespaces = own.filter((_, index) => own[index - 1] === '-n');
  if (namespaces.length !== 1 || !isTestName(namespaces[0])) return 'no namespace of the tests';
  const elsewhere = own.find(argument => ELSEWHERE.test(argument));
  if (elsewhere !== undefined) return `"${elsewhere}" is not allowed`;
  return verb === 'exec' ? undefined : problemOfKinds(own.slice(verb === 'rollout' ? 2 : 1));
}

/** Of `deployment/a statefulset/b`, `pod a b` or `pdb,pods --all`. */
function problemOfKinds(args: readonly string[]): string | undefined {
  const flag = args.findIndex(argument => argument.startsWith('-'));
  const named = flag === -1 ? args : args.slice(0, flag);
  if (named.length === 0) return 'the kind does not come first';
  const kinds = named[0].includes('/') ? named.map(name => name.split('/')[0]) : named[0].split(',');
  const unknown = kinds.find(kind => !isNamespaced(kind));
  return unknown === undefined ? undefined : `"${unknown}" is not listed as a kind that lives in a namespace`;
}
