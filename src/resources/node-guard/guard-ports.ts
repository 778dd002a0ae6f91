import { NODE_GUARD_HEALTH_PORT } from '../../contract/node-guard-names';
import { sha256 } from '../../values/sha256';

const FIRST = 20000;
const COUNT = 40000;

/**
 * A port of the guard for each key. A key keeps its port whatever other keys there are, but for the few whose first choice is taken: they take the
 * next one that is free.
 */
export function guardPorts(keys: readonly string[]): Map<string, number> {
  const used = new Set<number>([NODE_GUARD_HEALTH_PORT]);
  const ports = new Map<string, number>();
  for (const key of [...new Set(keys)].sort()) {
    let offset = parseInt(sha256(key).slice(0, 8), 16) % COUNT;
    while (used.has(FIRST + offset)) offset = (offset + 1) % COUNT;
    used.add(FIRST + offset);
    ports.set(key, FIRST + offset);
  }
  return ports;
}
