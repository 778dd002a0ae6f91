import { StandingEffect } from '../../lint/engine/flow-effect';
import { Fix, Part } from '../verdict';

/** What stops a flow, or makes it lose events, while nothing fails: a finding of the linter. */
export interface Fault {
  /** Id of the rule. */
  readonly rule: string;
  readonly does: StandingEffect;
  readonly part: Part;
  readonly text: string;
  readonly fix: Fix;
}
