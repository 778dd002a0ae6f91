import { Checks, flag, validateProps } from '../checks/prop-schema';

/** Options of an HTTP probe. */
export interface HttpGetProbeOptions {
  /**
   * Whether the pod serves this port over TLS. The kubelet does not verify the certificate.
   *
   * @default false
   */
  readonly tls?: boolean;
}

const HTTP_GET: Checks<HttpGetProbeOptions> = { tls: flag };

/**
 * A probe that the pod policy adds to a pod of Argo Events, whose custom resources cannot carry one.
 */
export class PodProbe {
  /**
   * The kubelet sends GET to this path and port of the pod; 200 to 399 is healthy.
   *
   * @param path path of the request, begins with a slash
   * @param port port of the pod, 1 to 65535
   * @throws when the path does not begin with a slash or the port is out of range
   */
  public static httpGet(path: string, port: number, options: HttpGetProbeOptions = {}): PodProbe {
    if (typeof path !== 'string' || !path.startsWith('/')) throw new Error(`a probe's path begins with a slash, got ${JSON.stringify(path)}`);
    validateProps(options, HTTP_GET);
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`a probe's port is a whole number from 1 to 65535, got ${typeof port === 'string' ? `the string "${port}"` : port}`);
    return new PodProbe(path, port, options.tls ? 'HTTPS' : 'HTTP');
  }

  /** No probe of this kind is added. */
  public static none(): PodProbe {
    return new PodProbe();
  }

  private constructor(
    /** Path of the request; undefined when there is no probe. */
    public readonly path?: string,
    /** Port of the pod; undefined when there is no probe. */
    public readonly port?: number,
    /** HTTP or HTTPS; undefined when there is no probe. */
    public readonly scheme?: string,
  ) {}
}
