import { StandingEffect } from '../../lint/engine/flow-effect';
import { FlowObject } from '../../manifests/manifest-object';
import { Fix, Part } from '../verdict';

/** What stops a flow, or makes it lose events, while nothing fails: a finding of the linter. */
export interface Fault {
  /** What has to change. */
  readonly object: FlowObject;
  /** Id of the rule. */
  readonly rule: string;
  readonly does: StandingEffect;
  readonly part: Part;
  readonly text: string;
  readonly fix: Fix;
}

/** A fault of a model, which equal flows share. */
export type ModelFault = Omit<Fault, 'object'>;
