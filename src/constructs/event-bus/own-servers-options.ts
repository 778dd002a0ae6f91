/** A Secret with the credentials of EventSources and Sensors, in the namespace of the bus. */
export interface BusClientSecret {
  /** Name of the Secret. */
  readonly name: string;

  /**
   * Key with a YAML map of `username` and `password`, as Argo Events reads it.
   *
   * @default 'client-auth'
   */
  readonly key?: string;
}

/** A Secret with the accounts of the servers, in the namespace of the bus. */
export interface BusAccountsSecret {
  /** Name of the Secret. */
  readonly name: string;

  /**
   * Key with the `accounts` block of nats-server's configuration: an account with JetStream, whose user has the credentials in the client Secret, and an account `sys`.
   *
   * @default 'accounts.conf'
   */
  readonly key?: string;
}

/**
 * A Secret with the certificate of the servers, in the namespace of the bus, such as cert-manager writes. The certificate needs the usages `server auth` and
 * `client auth`, and the DNS names that docs/own-bus.md lists.
 */
export interface BusTlsSecret {
  /** Name of the Secret. */
  readonly name: string;

  /**
   * Key with the certificate.
   *
   * @default 'tls.crt'
   */
  readonly certKey?: string;

  /**
   * Key with the private key.
   *
   * @default 'tls.key'
   */
  readonly keyKey?: string;

  /**
   * Key with the certificate of the authority.
   *
   * @default 'ca.crt'
   */
  readonly caKey?: string;
}

/** What a bus of own servers has beside the props that it shares with a native bus. */
export interface OwnServersOptions {
  /**
   * Image of nats-server, with `nats-server` in its PATH. It needs no shell.
   *
   * @default - 'nats:' and the version
   */
  readonly image?: string;

  /**
   * Image of the container that tells a server to read changed files again.
   *
   * @default 'natsio/nats-server-config-reloader:0.23.0'
   */
  readonly reloaderImage?: string;

  /**
   * Whether a container beside each server exports metrics for Prometheus, on port 7777, named `metrics`.
   *
   * @default true
   */
  readonly exporter?: boolean;

  /**
   * Image of that container.
   *
   * @default 'natsio/prometheus-nats-exporter:0.20.1'
   */
  readonly exporterImage?: string;

  /**
   * The credentials of EventSources and Sensors.
   *
   * @default - a Job creates the Secret `eventbus-<name>-client`, once
   */
  readonly clientSecret?: BusClientSecret;

  /**
   * The accounts of the servers.
   *
   * @default - a Job creates the Secret `eventbus-<name>-server`, once
   * @throws when it is given without `clientSecret`, since both have the same credentials
   */
  readonly accountsSecret?: BusAccountsSecret;

  /**
   * The certificate of the servers. EventSources and Sensors verify it.
   *
   * @default - a Job creates an authority, whose key it does not keep, and the Secret `eventbus-<name>-tls`, once
   */
  readonly tlsSecret?: BusTlsSecret;

  /**
   * Image of that Job, with sh, openssl and curl.
   *
   * @default 'buildpack-deps:trixie-curl'
   */
  readonly secretsImage?: string;

  /**
   * Whether a NetworkPolicy admits to the servers only pods of the namespace, as clients and for their health, and each other. Metrics stay open.
   *
   * @default false
   */
  readonly networkPolicy?: boolean;

  /**
   * Labels of further namespaces whose pods the NetworkPolicy admits.
   *
   * @default - none
   */
  readonly clientNamespaces?: { [label: string]: string };

  /**
   * Further directives of nats-server, at the end of the part of its configuration that is read at the start.
   *
   * @default - none
   */
  readonly extraConfig?: string;
}
