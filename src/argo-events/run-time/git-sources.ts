import { asArray, asRecords, asString, at, Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { demand, Demand, filled, has, isEmpty, readable, when, within } from '../refusals/demand';
import { Refusal } from '../refusals/places';

const line = (number: number) => `pkg/sensors/artifacts/git.go#L${number}`;

/** `git@host:path` or ssh://, which need a key. */
function isSsh(url: string): boolean {
  return /^(?:ssh|git\+ssh):\/\//.test(url) || /^(?:[^@/:\s]+@)?[^:/\s]+:(?!\/\/)/.test(url);
}

const safePath = (number: number, field: string) => readable(line(number), field,
  text => /\.\.|~|\\/.test(text) ? `is ${JSON.stringify(text)}, and "..", "~" and "\\" are not allowed` : undefined, 'write a path inside the repository');

/** What a trigger asks of a Git repository from which it takes its object. */
export const GIT: readonly Demand[] = [
  filled(line(282), 'url'),
  readable(line(282), 'url', url => isPlaceholder(url) || /^(?:https?|git|file|ssh|git\+ssh):\/\/|^\//.test(url) || isSsh(url) ? undefined : `is ${JSON.stringify(url)}, which has no scheme`,
    'write a complete URL, for example https://git.example.com/shop/jobs.git'),
  demand(line(132), 'action', 'sshKeySecret', ({ url, sshKeySecret }) => !isSsh(asString(url) ?? '') || isPlaceholder(String(url)) || sshKeySecret !== undefined, 'is missing for an address of SSH',
    'set sshKeySecret, or write an https:// URL'),
  filled(line(216), 'filePath'),
  safePath(58, 'filePath'),
  safePath(61, 'cloneDirectory'),
  readable(line(192), 'ref', ref => /^(?:refs\/|HEAD$|[0-9a-f]{40}$)/.test(ref) || isPlaceholder(ref) ? undefined : `is ${JSON.stringify(ref)}, which is not the full name of a reference`,
    'write the full name, for example refs/heads/main, or set branch or tag'),
  ...within('remote', [
    filled(line(148), 'name', 'upstream'), filled(line(148), 'urls'),
    readable(line(148), 'name', name => name === 'origin' ? 'is "origin", which each clone has already' : undefined, 'write another name, or set url and remove remote'),
  ]),
  ...when(git => has(git, 'url'), { ...demand(line(226), 'git-branch', 'branch', git => ['branch', 'tag', 'ref'].some(field => !isEmpty(git[field])), 'is missing, as are tag and ref', 'set branch'), fault: 'git-branch' }),
];

/** Repositories that are reached by SSH, from pods that know no host. */
export function unknownHosts(spec: unknown): Refusal[] {
  const container = at(spec, 'template', 'container');
  const knowsHosts = asRecords(at(container, 'volumeMounts')).some(({ mountPath }) => String(mountPath).includes('ssh'))
    || asRecords(at(container, 'env')).some(({ name }) => name === 'SSH_KNOWN_HOSTS') || at(container, 'envFrom') !== undefined;
  return knowsHosts ? [] : (asArray(at(spec, 'triggers')) ?? []).flatMap((trigger, index) => (['k8s', 'argoWorkflow'] as const).flatMap((action): Refusal[] => {
    const git = at(trigger, 'template', action, 'source', 'git') as Json | undefined;
    const needsHosts = at(git, 'sshKeySecret') !== undefined && at(git, 'insecureIgnoreHostKey') !== true && isSsh(asString(at(git, 'url')) ?? '');
    return !needsHosts ? [] : [{
      path: ['spec', 'triggers', index, 'template', action, 'source', 'git', 'sshKeySecret'],
      fault: 'action',
      problem: 'is set, and the pods have no known_hosts file to check the server with',
      remedy: 'mount a known_hosts file and name the file in the environment variable SSH_KNOWN_HOSTS, or set insecureIgnoreHostKey to true',
      line: line(88),
    }];
  }));
}
