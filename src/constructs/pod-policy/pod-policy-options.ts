/** What applies the pod policy. */
export enum PodPolicyEngine {
  /** The API server itself. Needs Kubernetes 1.36 or later, or 1.34 with the feature switched on. */
  MUTATING_ADMISSION_POLICY = 'MutatingAdmissionPolicy',

  /**
   * Kyverno 1.17 or later, for older clusters. Kyverno is a webhook. While its pods do not answer, pods of Argo Events are created
   * without the additions (FailurePolicy.IGNORE) or refused (FailurePolicy.FAIL), after 5 s at most. While Kyverno is scaled to 0
   * or uninstalled, both create pods without the additions, because Kyverno then removes its webhooks. See docs/kyverno.md.
   */
  KYVERNO = 'Kyverno',
}

/** What happens to a pod when the policy cannot be evaluated. */
export enum FailurePolicy {
  /**
   * The pod is created without the addition; the check of the pods warns. Not even this helps in the seconds in which a starting
   * API server has not read the schema of pods yet: it refuses pods of Argo Events until it has.
   */
  IGNORE = 'Ignore',

  /** The pod is refused. With PodPolicyEngine.KYVERNO this does not hold while Kyverno is scaled to 0 or uninstalled. */
  FAIL = 'Fail',
}

/** What happens to an EventBus that cannot keep its quorum or its events. */
export enum EventBusCheck {
  /** Nothing. */
  OFF = 'Off',

  /** Whoever applies it sees a warning, and the audit log has it. */
  WARN = 'Warn',

  /** It is refused. */
  DENY = 'Deny',
}
