# shellcheck shell=sh
# Moves the leaders of the stream, the buckets and the consumers away from servers to which Sensors are connected, so that the loss of
# one server does not take both. It needs a healthy bus. The same moves must be due in two looks, and are tried at most three times.
# A Sensor has a connection for its election by graft. While it is active, it gets events on others, with two inboxes: one for the
# answers of JetStream, and one for the events.
connections() { # SERVER
  monitor "$1" 'connz?subs=true&limit=100000' | jq -c --arg name "$1" '{$name, sensors: ([.connections[]? | select(([.subscriptions_list[]? | select(startswith("_INBOX."))] | length > 1) or any(.subscriptions_list[]?; startswith("graft.")))] | length)}'
}
group() { # STEP_DOWN_REQUEST WHAT, reads an answer of JetStream
  jq -c --arg request "$1" --arg what "$2" '.cluster // {} | select(.leader) | {$request, $what, leader, followers: [.replicas[]? | select(.current and (.offline | not)) | .name]}'
}
leader_groups() {
  info default | group 'STREAM.LEADER.STEPDOWN.default' 'stream default'
  for bucket in $(sensor_buckets); do
    info "KV_$bucket" | group "STREAM.LEADER.STEPDOWN.KV_$bucket" "bucket $bucket"
  done
  told 0 | jq -c '.consumers[]' | while read -r consumer; do
    name=$(echo "$consumer" | jq -r .name)
    echo "$consumer" | group "CONSUMER.LEADER.STEPDOWN.default.$name" "consumer $name"
  done
}
leader_moves() {
  i=0
  while [ "$i" -lt "$SERVERS" ]; do connections "$STATEFUL_SET-$i"; i=$((i + 1)); done > "$STATE/connections"
  leader_groups > "$STATE/groups" || return 1
  jq -cn --slurpfile servers "$STATE/connections" --slurpfile groups "$STATE/groups" '{$servers, $groups}' | jq -c -f "$SCRIPTS/leaders.jq"
}
# NATS 2.10 chooses the next leader itself
# shellcheck disable=SC2154 # servers_now is what "healthy" has read
step_down() { # MOVE
  body=$(echo "$1" | jq -c --argjson servers "$servers_now" 'if any($servers[]; (.version // "") | startswith("2.10.")) then empty else {placement: {preferred: .to}} end')
  answer=$(bus request --raw "\$JS.API.$(echo "$1" | jq -r .request)" "$body")
  if echo "$answer" | jq -e .success > /dev/null 2>&1; then
    say "$(echo "$1" | jq -r '"\(.what): its leader moves away from \(.from), a server of Sensors"')"
  else
    say "$(echo "$1" | jq -r .what): $answer"
  fi
}

moves_due='[]' moves_seen=0 leaders_at=0
# one look every 20 s
leaders_placed() {
  [ "$(date +%s)" -ge $((leaders_at + 20)) ] && ! young || return 0
  leaders_at=$(date +%s)
  moves=$(leader_moves) || return 0
  if [ "$moves" = "$moves_due" ]; then moves_seen=$((moves_seen + 1)); else moves_seen=1; fi
  moves_due=$moves
  [ "$moves_seen" -ge 2 ] && [ "$moves_seen" -le 4 ] || return 0
  echo "$moves" | jq -c '.[]' | while read -r move; do beat; step_down "$move"; done
}
