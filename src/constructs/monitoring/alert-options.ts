import { Duration } from 'cdk8s';

/** How soon somebody has to act on an alert. */
export enum AlertSeverity {
  /** Events are refused, lost or not delivered. */
  CRITICAL = 'critical',
  /** Events flow, and the next failure may stop them. */
  WARNING = 'warning',
  /** Nothing is at risk. */
  INFO = 'info',
}

/** Changes of one alert. */
export interface AlertOptions {
  /**
   * Value of the label `severity`.
   *
   * @default - the severity that the page of the alert names
   */
  readonly severity?: AlertSeverity;

  /**
   * How long the expression holds before the alert fires, in whole seconds.
   *
   * @default - the time that the page of the alert names
   */
  readonly pending?: Duration;
}
