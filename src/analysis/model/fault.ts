import { StandingEffect } from '../../lint/engine/flow-effect';
import { FlowObject } from '../../manifests/manifest-object';
import { FindingOccurrence } from '../codes/occurrence';
import { Remedy } from '../codes/remedy';
import { Part } from '../verdict';

/** What a fault does, and to what: all objects of a kind, one object, or a part of it. */
export interface FaultReach {
  readonly does: StandingEffect;
  readonly to: 'kind' | 'object' | 'event' | 'dependency' | 'trigger';
  readonly kind: string;
  readonly event?: string;
}

/** What stops a flow, or makes it lose events, while nothing fails: a finding of the linter. */
export interface Fault {
  /** What has to change. */
  readonly object: FlowObject;
  readonly part: Part;
  readonly occurrence: FindingOccurrence;
  readonly remedy: Remedy;
}

/** A fault of a model, which equal flows share. */
export type ModelFault = Omit<Fault, 'object'>;
