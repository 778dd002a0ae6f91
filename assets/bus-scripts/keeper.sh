#!/bin/sh
# Keeps the bus healthy: all servers in the meta group, the stream and every bucket with their copies, and every subscription alive.
# Each step is one look that may do one thing, so that nothing waits for anything else. The process may end at any point.
set -eu
SCRIPTS=${0%/*}
. "$SCRIPTS/common.sh"
. "$SCRIPTS/state.sh"
. "$SCRIPTS/send.sh"
. "$SCRIPTS/kubernetes.sh"
. "$SCRIPTS/cluster-health.sh"
. "$SCRIPTS/rollout.sh"
. "$SCRIPTS/replicas.sh"
. "$SCRIPTS/stream.sh"
. "$SCRIPTS/bucket.sh"
. "$SCRIPTS/memory.sh"
. "$SCRIPTS/sensors.sh"
. "$SCRIPTS/replay.sh"
. "$SCRIPTS/election.sh"
. "$SCRIPTS/restarts.sh"
. "$SCRIPTS/subscriptions.sh"
. "$SCRIPTS/leaders.sh"

ensure_copies() {
  ensure_stream || return 1
  for bucket in $(bus request --raw '$JS.API.STREAM.NAMES' '{"subject":"$KV.>"}' | jq -r '.streams[]? | ltrimstr("KV_")'); do
    ensure_bucket "$bucket" || return 1
  done
}
copies_said='' copies_at=0
# once a minute; a copy is raised once and then stays
copies_kept() {
  [ "$(date +%s)" -ge $((copies_at + 60)) ] || return 0
  copies_kept=yes
  lines=$(ensure_copies) || copies_kept=''
  what=$(echo "$lines" | cut -d ' ' -f 2-)
  [ "$what" = "$copies_said" ] || echo "$lines"
  copies_said=$what
  [ "$copies_kept" ] && copies_at=$(date +%s)
}

step() {
  if healthy; then
    copies_kept || problem "copies: $(echo "$what" | tail -n 1)"
    # ROLLOUT is set where the servers are rolled out here
    if [ -n "${ROLLOUT:-}" ] && ! rolled_out; then
      problem 'bus: its servers are being rolled out'
    elif [ -n "${LEADERS:-}" ]; then
      leaders_placed || true
    fi
  elif [ "$enough" -gt 240 ] || echo "$verdict" | jq -e .human > /dev/null || ! info default | jq -e .state > /dev/null 2>&1; then
    # while a server is away, a bus that has its stream needs nobody
    problem "bus: $why"
  fi
  [ -z "${SUBSCRIPTIONS:-}" ] || watch_subscriptions || true
  report
}

trap 'exit 0' TERM INT
while :; do
  beat
  step
  sleep 5 & wait $!
done
