import { readFileSync } from 'fs';
import { join } from 'path';

const page = readFileSync(join(__dirname, '../../docs/upstream/publish-wait.md'), 'utf8');

/** nats-server, raft.go. */
const [ELECTION_FROM, ELECTION_TO, HEARTBEAT] = [4, 9, 1];
/** nats.go waits 5 s for an answer to a publish. Without a leader it asks again twice, after 250 ms each. */
const [ANSWER, NO_LEADER] = [5, 0.5];
/** Argo Events pauses 1 to 2 s before it publishes again. */
const [PAUSE_FROM, PAUSE_TO] = [1, 2];

/** A linear congruential generator: the page has the same figures at each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Seconds without an accepted event when the node of the server that leads the stream is lost, sorted. */
function gaps(followers: number, draws: number): number[] {
  const next = random(1);
  const between = (from: number, to: number) => from + (to - from) * next();
  return Array.from({ length: draws }, () => {
    const elected = Math.min(...Array.from({ length: followers }, () => between(ELECTION_FROM, ELECTION_TO))) - HEARTBEAT * next();
    let attempt = ANSWER + between(PAUSE_FROM, PAUSE_TO);
    while (attempt < elected) attempt += NO_LEADER + between(PAUSE_FROM, PAUSE_TO);
    return attempt;
  }).sort((a, b) => a - b);
}

test.each([[3, 2], [5, 4]])('the gap of a bus of %i servers is that of a simulation', (servers, followers) => {
  const sorted = gaps(followers, 200_000);
  const [median, most] = [0.5, 0.99].map(part => sorted[sorted.length * part].toFixed(1));
  expect(page).toContain(`| ${servers} servers | ${median} s | ${most} s |`);
});
