import { isPlaceholder } from '../../values/placeholder';
import { Demand, readable } from '../refusals/demand';

const HOST_AND_PORT = /^(?:\[[^\]]*\]|[^:/\s@]+):\d{1,5}$/;

/** One address, or the first that can be dialled of a list with commas. */
function hostsFault(text: string): string | undefined {
  const isGood = text.split(',').some(each => isPlaceholder(each) || HOST_AND_PORT.test(each));
  return isGood ? undefined : `is ${JSON.stringify(text)}, which is not host:port`;
}

/** `host:port`, or a list of them with commas. */
export function hostAndPort(line: string, field: string, port: number): Demand {
  return readable(line, field, hostsFault, `write host and port without a scheme, for example host:${port}`);
}

/** A URL of one of some schemes. */
export function urlOf(line: string, field: string, schemes: readonly string[], example: string): Demand {
  return readable(line, field, text => isPlaceholder(text) || schemes.some(scheme => text.toLowerCase().startsWith(`${scheme}://`)) ? undefined
    : `is ${JSON.stringify(text)}, which does not begin with ${schemes.map(scheme => `${scheme}://`).join(' or ')}`, `write a URL, for example ${example}`);
}

/** A host of MinIO or S3: no scheme and no path. */
export function storeEndpoint(line: string, field: string): Demand {
  return readable(line, field, text => isPlaceholder(text) || /^[^/]+\/?$/.test(text) ? undefined : `is ${JSON.stringify(text)}, and an endpoint has no scheme and no path`,
    'write host and port, for example minio:9000; insecure: true asks without TLS');
}

/** A version as the client of Kafka reads it. */
export function kafkaVersion(line: string, field: string): Demand {
  return readable(line, field, text => isPlaceholder(text) || /^(?:0(?:\.\d+){3}|[1-9]\d*(?:\.\d+){2})$/.test(text) ? undefined : `is ${JSON.stringify(text)}, which is not a version of Kafka`,
    'write three numbers, for example 3.6.0');
}

/** An address of gRPC, whose client takes a scheme for the way to find the host. */
export function grpcAddress(line: string, field: string): Demand {
  return readable(line, field, text => isPlaceholder(text) || !/^(?!dns|unix|unix-abstract|passthrough|xds|ipv4|ipv6)[a-z]+:\/\//i.test(text) ? undefined
    : `is ${JSON.stringify(text)}, and an address of gRPC has no such scheme`, 'write host and port, for example generic:9000');
}
