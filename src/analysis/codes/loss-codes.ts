import { FindingOccurrence } from './occurrence';

/** Why events are lost. */
export type LossCause =
  /** Without persistence. `withNode`: the loss of the node ends them too. */
  | { readonly code: 'events-not-persistent'; readonly servers: number; readonly withNode: boolean }
  /** Requests that Argo Events before `fixedIn` answers 200 although it cannot publish. */
  | { readonly code: 'answered-before-published'; readonly fixedIn: string }
  | { readonly code: 'event-type-loses'; readonly type: string }
  | { readonly code: 'event-option-loses'; readonly type: string; readonly option: readonly string[] }
  /** Events from the deletion of a consumer until a new one, which begins at new events. */
  | { readonly code: 'consumer-begins-at-new-events' }
  | FindingOccurrence;

/** Which events may be lost, at most those under way. */
export type Risk =
  | { readonly code: 'events-not-flushed'; readonly interval: string; readonly ownServers: boolean }
  | { readonly code: 'streaming-events-not-flushed' | 'streaming-redelivery-acknowledged' | 'acknowledged-before-action' | 'part-of-condition-forgotten' }
  | { readonly code: 'event-type-in-flight'; readonly type: string };
