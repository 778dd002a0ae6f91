#!/bin/sh
# Gives the bucket BUCKET of one Sensor its copies, before the Sensor makes the bucket with one copy.
set -eu
SCRIPTS=${0%/*}
. "$SCRIPTS/common.sh"
. "$SCRIPTS/replicas.sh"
. "$SCRIPTS/bucket.sh"

until ensure_bucket "$BUCKET"; do sleep 5; done
