# shellcheck shell=sh
# Restarts servers that cannot join the others, one after the other, by deleting their pods: a rollout of the StatefulSet
# would wait for servers that never become Ready. It restarts the servers at fault first, then all of them. It waits twice
# as long before each attempt, since a restart that does not help does harm. It deletes no pod within 30 s of the start of
# another server, so that two keepers never restart more than one server at a time.
# Needs STATEFUL_SET, SERVERS, SERVICE, POD_NAMESPACE and SCRIPTS (the folder of these files).
monitor() { curl -fsS -m 5 "http://$1.$SERVERS_SERVICE:8222/$2" 2> /dev/null; }
# tells what is wrong with a status that is an error
health() { curl -sS -m 5 "http://$1.$SERVERS_SERVICE:8222/healthz" 2> /dev/null; }

servers() {
  i=0
  while [ "$i" -lt "$SERVERS" ]; do
    name=$STATEFUL_SET-$i
    { monitor "$name" varz && monitor "$name" 'jsz?accounts=true&streams=true' && health "$name"; } | jq -cs --arg name "$name" '
      def seconds: sub("[.][0-9]+"; "") | fromdate;
      {$name} + if length < 3 then {silent: true} else {
        version: .[0].version,
        age: ((.[0].now | seconds) - (.[0].start | seconds)),
        group: (.[1].meta_cluster // {}),
        health: (.[2].error // ""),
        stored: ([.[1].account_details[]?.stream_detail[]?.state.last_seq] | add // 0),
        copies: ([.[1].account_details[]?.stream_detail[]? | select(.cluster.replicas)
          | {key: .name, value: {leader: .cluster.leader, first: .state.first_seq, last: .state.last_seq}}] | from_entries)
      } end'
    i=$((i + 1))
  done
}

restart() {
  before=$(monitor "$1" varz | jq -r .start)
  say "bus: restarting $1"
  kube DELETE "/api/v1/namespaces/$POD_NAMESPACE/pods/$1" > /dev/null || { say 'bus: the restart was refused'; return 0; }
  seconds=0
  until start=$(monitor "$1" varz | jq -r .start) && [ "${start:-$before}" != "$before" ] && monitor "$1" healthz > /dev/null; do
    # it may need the restart of the next one
    [ "$seconds" -lt 60 ] || return 0
    beat
    sleep 1; seconds=$((seconds + 1))
  done
}

said='' servers_now='[]' points=0 enough=60
# one look; fails while the bus is not healthy
healthy() {
  before=$servers_now
  servers_now=$(servers | jq -cs .)
  verdict=$(echo "$servers_now" | jq -c --argjson before "$before" -f "$SCRIPTS/cluster-health.jq")
  why=$(echo "$verdict" | jq -r '.why // .note // ""')
  [ "$why" ] || why="$SERVERS of $SERVERS servers in the meta group"
  [ "$why" = "$said" ] || say "bus: $why"
  said=$why
  echo "$verdict" | jq -e .why > /dev/null || { points=0 enough=60; return 0; }
  [ -z "${ROLLOUT:-}" ] || replace_broken
  more=$(echo "$verdict" | jq .points)
  points=$((more > 0 ? points + more : 0))
  if [ "$points" -ge "$enough" ] && echo "$servers_now" | jq -e 'all(.age >= 30)' > /dev/null; then
    if [ "$enough" = 60 ]; then names=$(echo "$verdict" | jq -r '.restart[]'); else names=$(echo "$servers_now" | jq -r '.[].name'); fi
    for name in $names; do restart "$name"; done
    points=0 enough=$((enough < 2000 ? enough * 2 : enough))
  fi
  return 1
}
