# shellcheck shell=sh
# Gives the key-value bucket of a Sensor its copies. Argo Events makes the bucket with one copy, and uses an existing one as it is.
# A new bucket is like the one of Argo Events, except for its copies and for allow_direct. With allow_direct any server may
# answer a read, also a server that has vanished and that its peers still count for up to 90 s. A third of the reads then wait
# 5 s for nothing, as a Sensor does at its start. Without allow_direct the leader answers.
# With READS=leader an existing bucket is changed too. A process that is connected goes on asking in the old way, without an
# answer, until it reconnects. A Sensor that reads only at its start tries again and loses nothing; a trigger that waits for
# several events reads with each event and would lose them.
# Needs REPLICAS.
bucket_config() {
  jq -cn --arg bucket "$1" --argjson copies "$REPLICAS" '{
    name: "KV_\($bucket)", subjects: ["$KV.\($bucket).>"], num_replicas: $copies, storage: "file", retention: "limits", discard: "new",
    max_msgs_per_subject: 1, max_msgs: -1, max_bytes: -1, max_msg_size: -1, max_consumers: -1, max_age: 0, duplicate_window: 120000000000,
    allow_rollup_hdrs: true, deny_delete: true, allow_direct: false
  }'
}
ensure_bucket() {
  state=$(info "KV_$1") || { say "bucket $1: $state"; return 1; }
  if missing "$state"; then
    say "bucket $1: not there yet, making it with $REPLICAS copies"
    bucket_config "$1" > "/tmp/$1.json"
    answer=$(bus stream add "KV_$1" --config "/tmp/$1.json") || { say "bucket $1: $answer"; return 1; }
    state=$(info "KV_$1") || { say "bucket $1: $state"; return 1; }
  fi
  raise_copies "KV_$1" "$state" "bucket $1" || return 1
  echo "$state" | jq -e '.config.allow_direct' > /dev/null || return 0
  [ "${READS:-}" = leader ] || { say "bucket $1: any server answers a read; made before this Job, and left so"; return 0; }
  say "bucket $1: any server answers a read, changing that to its leader"
  change "KV_$1" "$state" "bucket $1" '.allow_direct = false'
}
