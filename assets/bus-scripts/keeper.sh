#!/bin/sh
# Keeps the bus healthy: all servers in the meta group, the stream and every bucket with their copies. Then watches for WATCH seconds.
set -eu
SCRIPTS=${0%/*}
. "$SCRIPTS/common.sh"
. "$SCRIPTS/cluster-health.sh"
. "$SCRIPTS/replicas.sh"
. "$SCRIPTS/stream.sh"
. "$SCRIPTS/bucket.sh"

wait_until_healthy
until ensure_stream; do sleep 5; done
for bucket in $(bus request --raw '$JS.API.STREAM.NAMES' '{"subject":"$KV.>"}' | jq -r '.streams[]? | ltrimstr("KV_")'); do
  until ensure_bucket "$bucket"; do sleep 5; done
done
say 'done'
end=$(($(date +%s) + WATCH))
while [ "$(date +%s)" -lt "$end" ]; do sleep 5; wait_until_healthy; done
