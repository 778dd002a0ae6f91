import { asString } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { ObjectFault } from '../object-fault';

/** A word that is not among the allowed ones. */
export function wordFault(path: ObjectFault['path'], word: string, words: readonly string[]): ObjectFault {
  return { problem: 'refused', path, what: `${path.join('.')} is ${JSON.stringify(word)}`, fix: `write one of ${words.join(', ')}` };
}

/** A path of requests that is compared as a text. */
export function pathFaults(path: ObjectFault['path'], value: string): ObjectFault[] {
  if (isPlaceholder(value)) return [];
  const fault = !value.startsWith('/') ? 'does not begin with "/"' : /\/\/|\/\.\.?(?:\/|$)|%2f/i.test(value) ? 'has "//", "/./", "/../" or "%2f"' : undefined;
  return fault === undefined ? [] : [{ problem: 'refused', path, what: `${path.join('.')} is ${JSON.stringify(value)}, which ${fault}`, fix: 'write an absolute path, for example /order' }];
}

const HOST = /^(?:\*\.)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Names of hosts; neither a scheme, nor a port, nor an address. */
export function hostFaults(hosts: readonly unknown[], path: ObjectFault['path']): ObjectFault[] {
  return hosts.flatMap((each, index): ObjectFault[] => {
    const host = asString(each) ?? '';
    const isHost = HOST.test(host) && !/^\d+(?:\.\d+){3}$/.test(host);
    return host === '' || isHost || isPlaceholder(host) ? [] : [{
      problem: 'refused', path: [...path, index], what: `${path[path.length - 1]} has ${JSON.stringify(host)}, which is not a name of a host`, fix: 'write a name in lower case without scheme and port, for example hooks.example.com',
    }];
  });
}
