/**
 * What every server says of itself, and said before (`$before`) -> `{}` for a whole bus, perhaps with a `note`, else why it is not (`why`), how
 * sure it is that waiting does not help (`points`, 60 are enough) and which servers to restart then (`restart`). A native bus can start with a meta group
 * of two servers out of three and look Ready all the same; it can then hold nothing with three copies. That does not end by itself, and ends
 * only when all servers are restarted. A server that was killed can stay behind with a stream for ever, and stores nothing more; one
 * that catches up stores more each time. Its health check does not always tell. What a copy lacks from before it was started, since its files
 * were damaged, no restart brings back: only an empty volume does, and that is for a human to decide.
 */
export const WHOLE_VERDICT = `
def names: map(.name) | join(", ");
def all_of($why; $points): {$why, $points, restart: map(.name)};
def copy_of($servers; $server; $stream): first($servers[] | select(.name == $server) | (.copies // {})[$stream] // empty) // null;
. as $servers | length as $count
| (map(.group.leader // empty) | unique) as $leaders
| map(select(.silent)) as $silent
| map(select(.group.leader | not)) as $lost
| map(select((.group.cluster_size // 0) < $count)) as $small
| map(select((.group.cluster_size // 0) > $count)) as $large
| (map(select(.name == $leaders[0]))[0].group.replicas // []) as $followers
| ($followers | map(select(.offline or (.current | not)))) as $behind
| map(select((.health // "") != "")) as $sick
| map(select(. as $now | any($before[]; .name == $now.name and .stored == $now.stored))) as $idle
| ($idle | map(select(IN($sick[])))) as $stuck
| [$idle[] | . as $now | (.copies // {}) | to_entries[] | {name: $now.name, stream: .key, copy: .value, leading: copy_of($before; .value.leader; .key)} | select(.leading)] as $copies
| ($copies | map(select(.copy.last < .leading.last))) as $late
| ($copies | map(select(.copy.first > .leading.first and .leading == copy_of($servers; .copy.leader; .stream)))) as $lacking
| if $silent != [] then {why: "\\($silent | names): no answer", points: 0}
  elif $large != [] then {why: "\\($large | names): \\($large[0].group.cluster_size) servers in the meta group, but \\($count) of the bus; the others have to be removed with nats server cluster peer-remove", points: 0}
  elif $leaders == [] then all_of("no server knows a meta leader"; 5)
  elif $lost != [] then {why: "\\($lost | names): no meta leader", points: 5, restart: ($lost | map(.name))}
  elif ($leaders | length) > 1 then all_of("more than one meta leader: \\($leaders | join(", "))"; 5)
  elif $small != [] then all_of("\\($small | names): \\($small[0].group.cluster_size) servers in the meta group, not \\($count)"; 20)
  elif ($followers | length) != $count - 1 then all_of("the meta leader \\($leaders[0]) lists \\($followers | length) followers, not \\($count - 1)"; 20)
  elif $behind != [] then {why: "\\($behind | names): not current", points: 5, restart: ($behind | map(.name))}
  elif $stuck != [] then {why: "\\($stuck | names): \\($stuck[0].health)", points: 5, restart: ($stuck | map(.name))}
  elif $sick != [] then {why: "\\($sick | names): catching up", points: 0}
  elif $late != [] then {why: "\\($late | names): behind with \\($late[0].stream), at \\($late[0].copy.last) of \\($late[0].leading.last)", points: 5, restart: ($late | map(.name) | unique)}
  elif $lacking != [] then {note: "\\($lacking[0].name): begins with \\($lacking[0].copy.first) of \\($lacking[0].stream), its leader with \\($lacking[0].leading.first); it gets what it lacks on an empty volume: delete its PersistentVolumeClaim, then its pod"}
  else {} end
`;

/**
 * Restarts one server after the other, by ending its pod: a roll-out of the StatefulSet would wait for servers that never become Ready.
 * First those at fault, then all; each time it waits twice as long before, since a restart that does not help only harms. No server is
 * ended within 30 s of the start of another one, so that two Jobs do not end more than one at a time.
 */
export const WHOLE_SCRIPT = `
monitor() { curl -fsS -m 5 "http://$1.$SERVICE:8222/$2" 2> /dev/null; }
# tells what is wrong with a status that is an error
health() { curl -sS -m 5 "http://$1.$SERVICE:8222/healthz" 2> /dev/null; }

servers() {
  i=0
  while [ "$i" -lt "$SERVERS" ]; do
    name=$STATEFUL_SET-$i
    { monitor "$name" varz && monitor "$name" 'jsz?accounts=true&streams=true' && health "$name"; } | jq -cs --arg name "$name" '
      def seconds: sub("[.][0-9]+"; "") | fromdate;
      {$name} + if length < 3 then {silent: true} else {
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
  account=/var/run/secrets/kubernetes.io/serviceaccount
  before=$(monitor "$1" varz | jq -r .start)
  say "bus: restarting $1"
  curl -fsS -m 20 --cacert "$account/ca.crt" -H "Authorization: Bearer $(cat "$account/token")" -X DELETE \\
    "https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/api/v1/namespaces/$POD_NAMESPACE/pods/$1" > /dev/null || { say 'bus: the restart was refused'; return 0; }
  seconds=0
  until start=$(monitor "$1" varz | jq -r .start) && [ "\${start:-$before}" != "$before" ] && monitor "$1" healthz > /dev/null; do
    # it may need the restart of the next one
    [ "$seconds" -lt 60 ] || return 0
    sleep 1; seconds=$((seconds + 1))
  done
}

said=''
until_whole() {
  points=0; enough=60; state='[]'
  while :; do
    before=$state
    state=$(servers | jq -cs .)
    verdict=$(echo "$state" | jq -c --argjson before "$before" '${WHOLE_VERDICT}')
    why=$(echo "$verdict" | jq -r '.why // .note // ""')
    [ "$why" ] || why="$SERVERS of $SERVERS servers in the meta group"
    [ "$why" = "$said" ] || say "bus: $why"
    said=$why
    echo "$verdict" | jq -e .why > /dev/null || return 0
    more=$(echo "$verdict" | jq .points)
    points=$((more > 0 ? points + more : 0))
    if [ "$points" -ge "$enough" ] && echo "$state" | jq -e 'all(.age >= 30)' > /dev/null; then
      if [ "$enough" = 60 ]; then names=$(echo "$verdict" | jq -r '.restart[]'); else names=$(echo "$state" | jq -r '.[].name'); fi
      for name in $names; do restart "$name"; done
      points=0; enough=$((enough < 2000 ? enough * 2 : enough))
    fi
    sleep 5
  done
}
`;
