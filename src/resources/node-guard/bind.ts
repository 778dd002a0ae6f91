/** Set where the node has IPv6. HAProxy does not start with an address of a family that the kernel lacks. */
export const IPV6_VARIABLE = 'HAS_IPV6';

/** Lines that listen on ports of every address; one socket for both families would show IPv4 callers as IPv6 ones. */
export function bind(ports: readonly number[]): string[] {
  return [
    ...ports.map(port => `  bind "*:${port}"`),
    `  .if defined(${IPV6_VARIABLE})`,
    ...ports.map(port => `  bind ":::${port}" v6only`),
    '  .endif',
  ];
}
