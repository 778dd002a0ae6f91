import { CodeRecord, EnumMember } from './code';
import { Remark } from './remark';
import { FlowObject } from '../manifests/manifest-object';

/** What an app is made of. */
export type ConstructType = 'HaPodPolicy' | 'HaNodeGuard' | 'HaEventBus' | 'HaEventBus.fromEventBusName' | 'HaEventSource' | 'HaSensor'
  | 'argoevents.EventBus' | 'argoevents.EventSource' | 'argoevents.Sensor' | 'ApiObject';

/** An addition to the custom resource, for fields that no prop has. */
export interface Addition {
  /** JSON pointer. */
  readonly path: string;
  /** Undefined for a field that is removed. */
  readonly value: unknown;
}

/** A part before it has its names. */
export type Candidate = Omit<Part, 'id' | 'variable'>;

/** A construct of the app. */
export interface Part {
  readonly type: ConstructType;
  /** Of the construct in its chart. */
  readonly id: string;
  /** By which other parts refer to it; the only one of its name in the app. */
  readonly variable: string;
  /** Name of an EventBus that is only referred to. */
  readonly busName?: string;
  readonly props: CodeRecord;
  readonly additions: readonly Addition[];
  /** The object that it takes the place of; undefined for what is new. */
  readonly object?: FlowObject;
  readonly remarks: readonly Remark[];
}

export interface ChartPart {
  readonly id: string;
  readonly namespace?: string;
  readonly parts: readonly Part[];
}

/** An app in place of manifests. */
export interface Plan {
  readonly charts: readonly ChartPart[];
  /** What a flow does not survive, so that the check at synth is off; empty while it is on. */
  readonly unsurvived: readonly string[];
  /** Objects that the app does not hold, and why. */
  readonly leftOut: readonly { readonly object: FlowObject; readonly reason: LeftOutReason }[];
}

export type LeftOutReason = 'secret' | 'earlier-version' | 'duplicate' | 'nameless' | 'budget-outgrown' | 'no-flow';

/** Whether a bus has servers that no controller makes: the default of an HaEventBus, which its props need not name, and not of a reference. */
export function hasOwnServers({ type, props: { runtime } }: Pick<Part, 'type' | 'props'>): boolean {
  const told = runtime instanceof EnumMember ? runtime.member : undefined;
  return type === 'HaEventBus' ? told !== 'NATIVE' : told === 'OWN_SERVERS';
}

/** The name of the property that holds the custom resource of a construct. */
export const RESOURCE_PROPERTY: Readonly<Partial<Record<ConstructType, string>>> = {
  HaEventBus: 'eventBus', HaEventSource: 'eventSource', HaSensor: 'sensor',
};
