import { textOf } from './texts';
import { Amount } from '../cost/amount';
import { Gap, ObjectName } from '../cost/gap';
import { Priced, Prices } from '../cost/prices';
import { Quantity } from '../cost/sums';
import { describe } from '../manifests/manifest-object';
import { unique } from '../values/unique';

const UNITS = [['TiB', 2 ** 40], ['GiB', 2 ** 30], ['MiB', 2 ** 20], ['KiB', 2 ** 10]] as const;

export const QUANTITY_TITLES: Readonly<Record<Quantity, string>> = {
  pods: 'pods', cpu: 'cores', memory: 'memory', memoryLimit: 'memory limit', volumes: 'volumes',
};

export const PRICED_TITLES: Readonly<Record<Priced, string>> = { cpu: 'cores', memory: 'memory', storage: 'volumes' };

/** `4.53 GiB`, rounded to two decimals. */
export function formatBytes(bytes: number): string {
  const [unit, size] = UNITS.find(([, least]) => bytes >= least) ?? ['B', 1];
  return `${rounded(bytes / size, 2)} ${unit}`;
}

/** `≥ 1.18`, and `?` where nothing is known. */
export function formatAmount(quantity: Quantity, amount: Amount): string {
  const text = quantity === 'pods' || quantity === 'cpu' ? rounded(amount.known, 3) : amount.known === 0 ? '0' : formatBytes(amount.known);
  return withGaps(text, amount);
}

export function formatMoney(amount: Amount): string {
  return withGaps(amount.known.toFixed(2), amount);
}

export function moneyTitle({ currency, per }: Pick<Prices, 'currency' | 'per'>): string {
  return `${currency} a${per === 'hour' ? 'n' : ''} ${per}`;
}

function withGaps(text: string, { known, gaps }: Amount): string {
  return gaps.length === 0 ? text : known === 0 ? '?' : `≥ ${text}`;
}

function rounded(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

const nameOf = ({ object, container }: { readonly object: ObjectName; readonly container: string }) => `${describe(object)}, container ${container}`;

/** An amount that is not known, and the remedy. */
export const gapText = textOf<Gap>({
  'no-request': gap => unset(nameOf(gap), [`resources.requests.${gap.resource}`]),
  'no-limit': gap => unset(nameOf(gap), ['resources.limits.memory']),
  'unreadable': ({ object, field, value }) => `${describe(object)}: ${field} is ${JSON.stringify(value)}, which is not a number or quantity. Give the rendered manifests`,
  'pod-policy': ({ object }) => `${describe(object)}: its pods ask for the guard, and the pod policy may not be installed. Add the policy to the manifests, or say --pod-policy or --no-pod-policy`,
  'nodes': ({ object }) => `${describe(object)}: runs on each node, and the number of nodes is not given. Say --nodes`,
  'some-nodes': ({ object }) => `${describe(object)}: its nodeSelector takes some of the nodes. The manifests do not tell their number`,
  'foreign-servers': ({ object }) => `${describe(object)}: Argo Events does not make its servers, and their StatefulSet is not among the manifests`,
  'bus-missing': ({ object }) => `${describe(object)} is not among the manifests. Add the EventBus`,
});

/** One sentence for all that a container does not say. */
export function gapTexts(gaps: readonly Gap[]): string[] {
  const fields = new Map<string, string[]>();
  const others: string[] = [];
  for (const gap of gaps) {
    const field = gap.code === 'no-request' ? `resources.requests.${gap.resource}` : gap.code === 'no-limit' ? 'resources.limits.memory' : undefined;
    if (field === undefined || !('container' in gap)) others.push(gapText(gap));
    else fields.set(nameOf(gap), [...fields.get(nameOf(gap)) ?? [], field]);
  }
  return [...[...fields].map(([name, unsetFields]) => unset(name, unsetFields)), ...unique(others)];
}

function unset(name: string, fields: readonly string[]): string {
  return `${name}: ${fields.join(', ')} ${fields.length === 1 ? 'is' : 'are'} not set`;
}
