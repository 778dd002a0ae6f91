# Input: the servers, each with the number of connections of Sensors (sensors), and the Raft groups, each with its leader and its
# current followers. Output: the leaders to move, each with the request that moves it.
# A Sensor that takes over asks the leaders of the stream, its bucket and its consumers one after another, and waits 5 s for each
# answer. Where a lost server had Sensors and led as well, another Sensor takes over before NATS has elected, and waits.
# A leader moves only to a server with at most half as many such connections, so that it does not move to and fro.
(.servers | map({key: .name, value: .sensors}) | from_entries) as $sensors
| [.groups[] | . as {$request, $what, $leader}
  | (.followers | map(select($sensors[.])) | sort | min_by($sensors[.])) as $to
  | select($sensors[$leader] and $to and $sensors[$leader] > 0 and 2 * $sensors[$to] <= $sensors[$leader])
  | {$request, $what, from: $leader, $to}]
