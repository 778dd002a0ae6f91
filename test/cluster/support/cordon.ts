import { get } from './kubectl';
import { pinnedKubectl } from './pinned-kubectl';
import { isOwned, TEST_LABEL, TEST_LABEL_VALUE } from './test-run';

const nodes = (): any[] => get('nodes').items;

/** Cordons nodes, and labels them, so that a later run can undo it. A node that is cordoned already is left as it is. */
export function cordon(names: readonly string[]): void {
  for (const { metadata: { name } } of nodes().filter(({ metadata, spec }) => names.includes(metadata.name) && !spec.unschedulable)) {
    patch(name, { metadata: { labels: { [TEST_LABEL]: TEST_LABEL_VALUE } }, spec: { unschedulable: true } });
  }
}

/** Uncordons nodes that the tests cordoned, and no others. */
export function uncordon(names: readonly string[]): void {
  uncordonWhere(({ metadata }) => names.includes(metadata.name));
}

export function uncordonAll(): void {
  uncordonWhere(() => true);
}

function uncordonWhere(chosen: (node: any) => boolean): void {
  for (const { metadata: { name } } of nodes().filter(node => isOwned(node) && chosen(node))) {
    patch(name, { metadata: { labels: { [TEST_LABEL]: null } }, spec: { unschedulable: null } });
  }
}

function patch(node: string, change: object): void {
  pinnedKubectl(['patch', 'node', node, '--type=merge', '-p', JSON.stringify(change)]);
}
