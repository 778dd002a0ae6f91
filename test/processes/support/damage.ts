import { readdirSync, rmSync, statSync, truncateSync } from 'fs';
import { join } from 'path';
import { LocalServer } from './local-server';

/** A block of events that were purged has less. */
const WITH_EVENTS = 100_000;

/** Files in which a server that does not run keeps the events of the stream, the oldest first. */
function blocks({ store }: LocalServer): string[] {
  const folder = join(store, 'jetstream', '$G', 'streams', 'default', 'msgs');
  const files = readdirSync(folder).filter(file => file.endsWith('.blk')).sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
  return files.map(file => join(folder, file)).filter(file => statSync(file).size > WITH_EVENTS);
}

/** What a disk does to the copy of the stream on a server that does not run. */
export const DAMAGE: Readonly<Record<string, (server: LocalServer) => void>> = {
  'half of a block in its midst is lost': server => {
    const [, block] = blocks(server);
    truncateSync(block, Math.floor(statSync(block).size / 2));
  },
  'its oldest block is lost': server => rmSync(blocks(server)[0]),
};
