import { asArray, asString, at, Json } from '../../values/json-values';
import { CORDONED_ANNOTATION, DRILL, JOURNAL_ANNOTATION } from '../canary/names';
import { Cluster } from '../cluster/cluster';

/** What is not as it was outside of the namespace. Written before it is done, in case that the drill crashes. */
export interface JournalState {
  readonly cordoned: readonly string[];
  readonly off: readonly string[];
}

const NOTHING: JournalState = { cordoned: [], off: [] };

/** In an annotation of the ConfigMap that owns all objects of the drill. */
export class Journal {
  private state = NOTHING;

  public constructor(private readonly cluster: Cluster) {}

  public async note(change: Partial<JournalState>): Promise<void> {
    this.state = { ...this.state, ...change };
    await this.cluster.patch('configmaps', DRILL, { metadata: { annotations: { [JOURNAL_ANNOTATION]: JSON.stringify(this.state) } } });
  }
}

export function readJournal(owner: Json): JournalState {
  try {
    const written: unknown = JSON.parse(asString(at(owner, 'metadata', 'annotations', JOURNAL_ANNOTATION)) ?? '{}');
    const names = (field: string) => (asArray(at(written, field)) ?? []).filter(name => typeof name === 'string');
    return { cordoned: names('cordoned'), off: names('off') };
  } catch {
    return NOTHING;
  }
}

/** Nodes that are cordoned already stay as they are, then and later. */
export async function cordon(cluster: Cluster, node: string, namespace: string): Promise<boolean> {
  const found = await cluster.get('nodes', node);
  if (found === undefined || at(found, 'spec', 'unschedulable') === true) return false;
  await cluster.patch('nodes', node, { metadata: { annotations: { [CORDONED_ANNOTATION]: namespace } }, spec: { unschedulable: true } });
  return true;
}

/** Only a node that says itself that this drill cordoned it: whoever can write the journal must not uncordon others. */
export async function uncordon(cluster: Cluster, node: string, namespace: string): Promise<boolean> {
  const found = await cluster.get('nodes', node);
  if (asString(at(found, 'metadata', 'annotations', CORDONED_ANNOTATION)) !== namespace) return false;
  await cluster.patch('nodes', node, { metadata: { annotations: { [CORDONED_ANNOTATION]: null } }, spec: { unschedulable: null } });
  return true;
}
