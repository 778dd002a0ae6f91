# shellcheck shell=sh
# Functions that all Jobs share. Read by the other scripts; needs SERVICE and POD_NAMESPACE.
# The certificate of the bus is valid for the name of its Service only, so the NATS command line connects to that name.
# The scripts call JetStream's own API, whose answers are JSON and whose errors have codes.
AUTH=${AUTH:-/etc/bus}
say() { echo "$(date -u +%H:%M:%S) $*"; }
user=$(sed -n 's/^username: *//p' "$AUTH"/client-auth)
password=$(sed -n 's/^password: *//p' "$AUTH"/client-auth)
bus() { nats --server "nats://$SERVICE.$POD_NAMESPACE.svc:4222" --user "$user" --password "$password" --tlsca "$AUTH"/ca-cert --timeout 10s "$@" 2>&1; }
info() { bus request --raw "\$JS.API.STREAM.INFO.$1" ''; }
missing() { echo "$1" | jq -e '.error.code == 404' > /dev/null 2>&1; }
copies() { echo "$1" | jq -e '.config.num_replicas' 2> /dev/null; }
