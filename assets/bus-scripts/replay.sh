# shellcheck shell=sh
# Brings events to a consumer that was created again. Argo Events refuses a consumer that starts at a given event. So the keeper
# stores the missing events again, under a subject that only this consumer reads beside its own. A Sensor takes source and name of an
# event from its body, and skips an event that its process has handled within the last minute.
private() { echo "default.$MEMORY.$1"; }
apply_consumer() { # NAME CONFIG create|update -> $answer
  answer=$(jq -cn --argjson config "$2" --arg action "$3" '{stream_name: "default", $config, $action}' | send "\$JS.API.CONSUMER.CREATE.default.$1") || answer='no answer'
  echo "$answer" | jq -e '.error | not' > /dev/null 2>&1 || { say "consumer $1: $answer"; return 1; }
}
close_reader() { bus request --raw "\$JS.API.CONSUMER.DELETE.default.$reader" '' > /dev/null; }
info_of() { bus request --raw "\$JS.API.CONSUMER.INFO.default.$1" ''; }

# opens a reader for the events after the remembered position; their number is in $left
open_reader() { # NAME ENTRY
  reader=ha-keeper-$1
  close_reader
  apply_consumer "$reader" "$(echo "$2" | jq -c --arg reader "$reader" --arg private "$(private "$1")" '{
    name: $reader, ack_policy: "none", replay_policy: "instant", mem_storage: true, num_replicas: 1, inactive_threshold: 60000000000,
    filter_subjects: ((.config.filter_subjects // [.config.filter_subject // empty]) + (if .replayed then [$private] else [] end))
  } + if .floor > 0 then {deliver_policy: "by_start_sequence", opt_start_seq: (.floor + 1)} else {deliver_policy: "by_start_time", opt_start_time: .created} end')" create || return 1
  left=$(echo "$answer" | jq .num_pending)
}

# stores up to 200 events of the reader again; the sequence number of the last one is in $last
copy_events() { # NAME
  batch=$((left < 200 ? left : 200))
  # the limit in bytes keeps the command line within the memory of the container
  nats request --raw --replies "$batch" --reply-timeout 3s "\$JS.API.CONSUMER.MSG.NEXT.default.$reader" \
    "{\"batch\":$batch,\"max_bytes\":16000000,\"expires\":2000000000}" 2> /dev/null | grep '^{' > "$STATE/events" || { say "consumer $1: its events cannot be read"; return 1; }
  send "$(private "$1")" --send-on newline < "$STATE/events" > "$STATE/acks" || { say "consumer $1: its events cannot be stored"; return 1; }
  got=$(wc -l < "$STATE/events")
  if [ "$(jq -s 'map(select(.seq and (.error | not))) | length' "$STATE/acks")" -ne "$got" ]; then
    say "consumer $1: $(grep error "$STATE/acks" | head -n 1)"; return 1
  fi
  # shellcheck disable=SC2034
  last=$(jq -s 'map(.seq) | max' "$STATE/acks")
  left=$((left - got))
}
