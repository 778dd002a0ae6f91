/** How soon somebody has to act. */
export type Severity = 'critical' | 'warning' | 'info';

/** An alert about one bus, EventSource, Sensor or node guard. */
export interface Alert<Subject> {
  readonly name: string;
  readonly severity: Severity;
  /** How long the expression holds before the alert fires. */
  readonly pendingSeconds: number;
  /** Whether the alert can hold for this subject at all. Without it, the alert holds for each. */
  readonly applies?: (subject: Subject) => boolean;
  readonly expression: (subject: Subject) => string;
  /** One line, without numbers that change. */
  readonly summary: (subject: Subject) => string;
  /** What happened and what follows; `{{ $value }}` and labels are those of Prometheus. */
  readonly description: (subject: Subject) => string;
}
