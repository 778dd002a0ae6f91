/** Who makes the JetStream servers of an EventBus. */
export enum BusRuntime {
  /**
   * The controller of Argo Events, from `spec.jetstream`. Guards, probes and spread of the clients come by a pod policy, so Kubernetes 1.36 or Kyverno is needed,
   * and only versions of NATS that the controller lists.
   */
  NATIVE = 'NATIVE',

  /**
   * This library: a StatefulSet of any version of NATS, with its Services, budget, configuration, credentials and certificate, which the EventBus names as
   * `spec.jetstreamExotic`. Needs no admission policy.
   */
  OWN_SERVERS = 'OWN_SERVERS',
}
