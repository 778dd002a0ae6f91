# Input: the state of every server, as cluster-health.sh reads it. $before: the same, of the check before.
# Output: {} for a healthy bus, with a note where a human should know something. Otherwise the reason (why), how certain it
# is that waiting does not help (points; 60 are enough) and which servers to restart then (restart). human: only a human can help.
# A bus can start with a meta group of two servers of three and all pods Ready. It can then store nothing with three copies.
# This state does not end by itself; a restart of all servers ends it. A server that was killed can stay behind with a stream
# and store nothing more, and its health check does not always tell. A server that catches up stores more each time.
# No restart brings back messages from before the server's start that its damaged files lack. Only an empty volume does, and
# that decision is left to a human.
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
| if $silent != [] then {why: "\($silent | names): no answer", points: 0}
  elif $large != [] then {why: "\($large | names): \($large[0].group.cluster_size) servers in the meta group, but \($count) of the bus; the others have to be removed with nats server cluster peer-remove", points: 0, human: true}
  elif $leaders == [] then all_of("no server knows a meta leader"; 5)
  elif $lost != [] then {why: "\($lost | names): no meta leader", points: 5, restart: ($lost | map(.name))}
  elif ($leaders | length) > 1 then all_of("more than one meta leader: \($leaders | join(", "))"; 5)
  elif $small != [] then all_of("\($small | names): \($small[0].group.cluster_size) servers in the meta group, not \($count)"; 20)
  elif ($followers | length) != $count - 1 then all_of("the meta leader \($leaders[0]) lists \($followers | length) followers, not \($count - 1)"; 20)
  elif $behind != [] then {why: "\($behind | names): not current", points: 5, restart: ($behind | map(.name))}
  elif $stuck != [] then {why: "\($stuck | names): \($stuck[0].health)", points: 5, restart: ($stuck | map(.name))}
  elif $sick != [] then {why: "\($sick | names): catching up", points: 0}
  elif $late != [] then {why: "\($late | names): behind with \($late[0].stream), at \($late[0].copy.last) of \($late[0].leading.last)", points: 5, restart: ($late | map(.name) | unique)}
  elif $lacking != [] then {note: "\($lacking[0].name): begins with \($lacking[0].copy.first) of \($lacking[0].stream), its leader with \($lacking[0].leading.first); it gets what it lacks on an empty volume: delete its PersistentVolumeClaim, then its pod"}
  else {} end
