import { FlowEffect } from './flow-effect';
import { Facts } from '../../flow/facts';
import { Flow } from '../../flow/flow';
import { LiveBus } from '../../flow/live-bus';
import { FlowObject } from '../../manifests/manifest-object';

/**
 * error: events stop until somebody repairs it, or are lost, at the first failure of one pod or node, or from the start.
 * warning: they pause for long, or are refused or lost in a failure that happens rarely or lasts long.
 * info: it costs nothing today and something in operation.
 */
export type Severity = 'error' | 'warning' | 'info';

export type Category = 'start' | 'no-effect' | 'quorum' | 'placement' | 'eviction' | 'storage' | 'delivery' | 'rollout' | 'operation';

export type Path = readonly (string | number)[];

/**
 * A correction of the YAML: a value at a path of the object, items behind those of a list, or a field to remove. A value takes the place of a scalar
 * only: maps and lists that somebody wrote are kept.
 */
export type Edit =
  | { readonly path: Path; readonly value: unknown }
  | { readonly path: Path; readonly append: readonly unknown[] }
  | { readonly path: Path; readonly remove: true };

/** What a rule has against one object. A rule may read the whole flow, but reports only what must change in this object. */
export interface Finding {
  readonly object: FlowObject;
  /** The field at fault, or where it is missing. */
  readonly path: Path;
  /** Which of the rule's problems it is, for programs: the sentences may change, the code does not. */
  readonly problem?: string;
  /** This case, with its numbers. */
  readonly what: string;
  /** Instead of the rule's, unless the configuration sets one. */
  readonly severity?: Severity;
  /** Instead of the rule's. */
  readonly why?: string;
  /** Instead of the rule's. */
  readonly fix?: string;
  /** Instead of the rule's. */
  readonly effect?: FlowEffect;
  /** What the effect reaches, where `object` is not the EventBus, EventSource or Sensor itself. */
  readonly affects?: readonly Affected[];
  /** Only corrections that cannot make anything worse under the facts that the rule was given; all of them are made, or none. */
  readonly edits?: readonly Edit[];
}

/** An EventBus, EventSource or Sensor, one event of an EventSource, or one trigger of a Sensor. */
export interface Affected {
  readonly object: FlowObject;
  /** Only this event of the EventSource. */
  readonly event?: string;
  /** Index of the only trigger of the Sensor. */
  readonly trigger?: number;
}

/** What a rule cannot tell without a fact that manifests do not hold. */
export interface Unknown {
  readonly object: FlowObject;
  readonly path: Path;
  readonly what: string;
  /** What is known of it, for `check` alone: a report repeats `what` in each of its rows. */
  readonly detail?: string;
  /** What to supply, in words. */
  readonly needs: string;
  /** The facts that would answer it: one of these sets. Undefined where an object or a look is needed. */
  readonly facts?: readonly (readonly (keyof Facts)[])[];
  /** The kind of the object that is not among the manifests. */
  readonly manifest?: 'EventBus' | 'EventSource';
  /** The only EventBus of the namespace, which may be meant instead of that object. */
  readonly onlyBus?: string;
  /** Instead of the rule's: the effect of the fault, if it is there. */
  readonly effect?: FlowEffect;
}

export type Result = Finding | Unknown;

export interface Rule {
  /** `ha/<name of the file>`. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  /** Nearly every manifest of the field has the fault: the report for people folds its findings into a line. */
  readonly common?: boolean;
  /** What it does to events: the gravest of its findings. */
  readonly effect: FlowEffect;
  /** The gravest of what it cannot tell, where that is graver than its findings. */
  readonly unknownEffect?: FlowEffect;
  /** The fault, in a sentence. */
  readonly what: string;
  /** What comes of it. */
  readonly why: string;
  readonly fix: string;
  /** Codes of its problems, where the field does not tell them apart. Each finding then has one. */
  readonly problems?: readonly string[];
  /** Where it is documented, or was found. */
  readonly docs: readonly string[];
  /** Kinds whose absence a finding rests on. Where a cluster does not allow to read one of them, the finding is unknown. */
  readonly absent?: readonly string[];
  /** Manifests with and without the fault: they are the tests. */
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
  /** @param before the flow that the cluster has now, when the user gives it */
  readonly check: (flow: Flow, facts: Facts, before?: Flow) => readonly Result[];
}

/** YAML alone, or with what goes with it. */
export type Example = string | {
  readonly yaml: string;
  readonly facts?: Facts;
  readonly before?: string;
  /** The state of buses in a cluster, by `<namespace>/<name>`. */
  readonly live?: ReadonlyMap<string, LiveBus>;
  /** Kinds of which the YAML has every object of the cluster. */
  readonly complete?: readonly string[];
};

export function isUnknown(result: Result): result is Unknown {
  return 'needs' in result;
}
