# shellcheck shell=sh
# Functions that all scripts share. Read by the other scripts; needs SERVICE and POD_NAMESPACE.
# The certificate of the bus is valid for the name of its Service only, so the NATS command line connects to that name.
# The scripts call JetStream's own API, whose answers are JSON and whose errors have codes.
AUTH=${AUTH:-/etc/bus}
say() { echo "$(date -u +%H:%M:%S) $*"; }
export NATS_URL="nats://$SERVICE.$POD_NAMESPACE.svc:4222" NATS_CA="$AUTH/ca-cert" NATS_TIMEOUT=10s
NATS_USER=$(sed -n 's/^username: *//p' "$AUTH"/client-auth)
NATS_PASSWORD=$(sed -n 's/^password: *//p' "$AUTH"/client-auth)
export NATS_USER NATS_PASSWORD
bus() { nats "$@" 2>&1; }
info() { bus request --raw "\$JS.API.STREAM.INFO.$1" ''; }
missing() { echo "$1" | jq -e '.error.code == 404' > /dev/null 2>&1; }
copies() { echo "$1" | jq -e '.config.num_replicas' 2> /dev/null; }
