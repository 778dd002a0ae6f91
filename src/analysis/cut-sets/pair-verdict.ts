import { isEqual, unique } from '../../values/unique';
import { LossCause } from '../codes/loss-codes';
import { Failure, PathPart } from '../failures';
import { PathModel } from '../model/model';
import { PathPlacements } from '../path-placements';
import { effects, missing, pathVerdict } from '../path-verdict';
import { Component, failureOf, hitOn, partOf } from './components';
import { Effect, effect, Loss, Verdict, verdict } from '../verdict';

export type Pair = readonly [Component, Component];

/** What two components do that fail at the same moment. `alone`: what one of them does. */
export function pairVerdict(path: PathModel, pair: Pair, placements: PathPlacements, alone: (failure: Failure) => Effect[]): Verdict {
  const [first, second] = pair;
  const part = partOf(second) ?? partOf(first);
  return part === undefined
    ? pathVerdict(path, { ...failureOf('node'), where: hitOn('bus', pair) }, placements)
    : withPod(path, part, failureOf(partOf(second) === undefined ? second : first), pair, placements, alone);
}

/**
 * A pod that ends is started again, so at first as much is gone as both take together, and from then on as much as the other
 * one takes alone. The recovery from the other begins with the first at the earliest, so the sum of both is a bound.
 */
function withPod(
  path: PathModel, part: PathPart, other: Failure, pair: Pair, placements: PathPlacements, alone: (failure: Failure) => Effect[],
): Verdict {
  const both: Failure = { ...failureOf(`${part}-pod`), where: hitOn(part, pair) };
  const then = effect({ steps: [{ part: 'cluster', occurrence: { code: 'continues-as', failure: other.id } }] });
  const turns = [effects(path, both, placements), [then, ...alone(other)]];
  const all = verdict(...turns.flat(), ...missing(path, both), ...missing(path, other));
  const pause = turns.reduce((sum, turn) => sum + Math.max(0, ...turn.map(each => each.pause)), 0);
  return { ...all, pause, loses: unique(all.loses.map(({ cause }) => cause)).map(cause => lossOf(cause, turns)) };
}

/** The time of a loss in all turns. */
function lossOf(cause: LossCause, turns: readonly (readonly Effect[])[]): Loss {
  const inTurn = (turn: readonly Effect[]) => turn.flatMap(({ loses }) => loses).filter(loss => isEqual(loss.cause, cause));
  const seconds = turns.map(turn => Math.max(0, ...inTurn(turn).map(loss => loss.seconds ?? 0)));
  const total = seconds.reduce((sum, each) => sum + each, 0);
  return { cause, ...total > 0 && { seconds: total } };
}
