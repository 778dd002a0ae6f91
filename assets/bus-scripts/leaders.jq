# Input: the servers, each with the number of connections on which a Sensor gets events (active), and the Raft groups, each with its
# leader and its current followers. Output: the leaders to move, each with the request that moves it.
# A Sensor that takes over asks the leaders of the stream, its bucket and its consumers one after another, and waits 5 s for each
# answer. Where a lost server was that of the active Sensor and led them as well, no leader answers before NATS has elected.
# A leader moves only to a server with at most half as many such connections, so that it does not move to and fro.
(.servers | map({key: .name, value: .active}) | from_entries) as $active
| [.groups[] | . as {$request, $what, $leader}
  | (.followers | map(select($active[.])) | sort | min_by($active[.])) as $to
  | select($active[$leader] and $to and $active[$leader] > 0 and 2 * $active[$to] <= $active[$leader])
  | {$request, $what, from: $leader, $to}]
