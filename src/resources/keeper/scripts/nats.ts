/**
 * Shell functions that all Jobs share. The certificate of the bus is valid for the name of its Service only, so that is the
 * name the NATS command line connects to. It asks JetStream's own API, whose answers are JSON and whose errors have codes.
 */
export const NATS_SCRIPT = `
say() { echo "$(date -u +%H:%M:%S) $*"; }
user=$(sed -n 's/^username: *//p' /etc/bus/client-auth)
password=$(sed -n 's/^password: *//p' /etc/bus/client-auth)
bus() { nats --server "nats://$SERVICE.$POD_NAMESPACE.svc:4222" --user "$user" --password "$password" --tlsca /etc/bus/ca-cert --timeout 10s "$@" 2>&1; }
info() { bus request --raw "\\$JS.API.STREAM.INFO.$1" ''; }
missing() { echo "$1" | jq -e '.error.code == 404' > /dev/null 2>&1; }
copies() { echo "$1" | jq -e '.config.num_replicas' 2> /dev/null; }
`;
