/** What the alerts did during a fault. */
export interface FaultAlerts {
  /** Alerts that Prometheus fired. */
  readonly fired: readonly string[];
  /** Alerts of HaMonitoring that would have fired, and that Prometheus has no rule for. */
  readonly wouldFire: readonly string[];
  /** Alerts whose condition held, and not for long enough. */
  readonly tooShort: readonly HeldAlert[];
  readonly verdict: AlertVerdict;
}

export interface HeldAlert {
  readonly alert: string;
  readonly heldSeconds: number;
  readonly pendingSeconds: number;
}

/**
 * - `noticed`: an alert fired, or would have
 * - `unnoticed`: the fault lasted long enough, and no alert fired
 * - `too-short`: no alert can fire before the fault ends
 * - `one-by-one`: no alert can fire, since the pods are replaced one after another
 * - `none-watches`: no alert watches for this fault here
 */
export type AlertVerdict =
  | { readonly code: 'noticed' }
  | { readonly code: 'unnoticed'; readonly expected: readonly ExpectedAlert[] }
  | { readonly code: 'too-short'; readonly expected: readonly ExpectedAlert[] }
  | { readonly code: 'one-by-one'; readonly expected: readonly string[] }
  | { readonly code: 'none-watches' };

export interface ExpectedAlert {
  readonly alert: string;
  readonly neededSeconds: number;
  readonly lastedSeconds: number;
}

/** Whether the drill asked about alerts, and got an answer. */
export type AlertsAsked =
  | { readonly code: 'not-asked' }
  | { readonly code: 'asked'; readonly prometheus: string }
  | { readonly code: 'ended-before'; readonly prometheus: string }
  | { readonly code: 'no-answer'; readonly prometheus: string; readonly error: string }
  | { readonly code: 'not-scraped'; readonly prometheus: string };
