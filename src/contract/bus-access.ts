/** Names by which Jobs, guards and clients reach the servers of an EventBus. All objects are in the namespace of the EventBus. */
export interface EventBusAccess {
  /** Service to which clients connect. The certificate of the servers is valid for `<clientService>.<namespace>.svc`. */
  readonly clientService: string;

  /** Headless Service that gives each server its DNS name, `<statefulSet>-<ordinal>.<serversService>.<namespace>.svc`. */
  readonly serversService: string;

  /** StatefulSet of the servers. */
  readonly statefulSet: string;

  /** Secret with the credentials of Argo Events: a YAML map with `username` and `password`. */
  readonly clientSecret: string;

  /** Key in that Secret. */
  readonly clientSecretKey: string;

  /** Secret with the certificate of the authority that signed the servers' certificate, as PEM. */
  readonly caSecret: string;

  /** Key in that Secret. */
  readonly caSecretKey: string;
}
