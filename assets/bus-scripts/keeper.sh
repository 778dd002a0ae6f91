#!/bin/sh
# Keeps the bus healthy: all servers in the meta group, the stream and every bucket with their copies. Then watches for WATCH seconds.
set -eu
SCRIPTS=${0%/*}
. "$SCRIPTS/common.sh"
. "$SCRIPTS/kubernetes.sh"
. "$SCRIPTS/cluster-health.sh"
. "$SCRIPTS/rollout.sh"
. "$SCRIPTS/replicas.sh"
. "$SCRIPTS/stream.sh"
. "$SCRIPTS/bucket.sh"

# ROLLOUT is set where the servers are rolled out here
look() { wait_until_healthy; [ -z "${ROLLOUT:-}" ] || wait_until_rolled_out; }

wait_until_healthy
until ensure_stream; do sleep 5; done
for bucket in $(bus request --raw '$JS.API.STREAM.NAMES' '{"subject":"$KV.>"}' | jq -r '.streams[]? | ltrimstr("KV_")'); do
  until ensure_bucket "$bucket"; do sleep 5; done
done
look
say 'done'
end=$(($(date +%s) + WATCH))
while [ "$(date +%s)" -lt "$end" ]; do sleep 5; look; done
