import { sha256 } from '../../values/sha256';

/**
 * The shard with the highest hash (rendezvous hashing): another trigger does not change it, and one more shard moves only the triggers that go there.
 *
 * @see https://en.wikipedia.org/wiki/Rendezvous_hashing
 */
export function shardOfTrigger(trigger: string, shards: number): number {
  const weights = Array.from({ length: shards }, (_, shard) => sha256(`${shard}/${trigger}`));
  return weights.indexOf(weights.reduce((highest, weight) => weight > highest ? weight : highest));
}
