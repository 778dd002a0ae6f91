# shellcheck shell=sh
# Watches the subscriptions of the Sensors. Argo Events asks for the events of a deleted consumer indefinitely, while its pods stay
# Ready. After a restart it creates the consumer at new events, and what came in between is never delivered.
# all consumers of the stream, and those about which the servers say nothing now
told() {
  offset=0 total=1
  : > "$STATE/pages"
  while [ "$offset" -lt "$total" ]; do
    bus request --raw '$JS.API.CONSUMER.LIST.default' "{\"offset\":$offset}" > "$STATE/page"
    total=$(jq -e 'select(.error | not) | .total' "$STATE/page" 2> /dev/null) || return 1
    offset=$((offset + $(jq '[.limit, 1] | max' "$STATE/page")))
    cat "$STATE/page" >> "$STATE/pages"
  done
  jq -cs --argjson stream "$1" '{$stream, consumers: map(.consumers[]?), unknown: map((.missing // [])[], (.offline // {} | keys)[])}' "$STATE/pages"
}
decide() { # STREAM
  told "$1" > "$STATE/told" || return 1
  [ -f "$STATE/counts" ] || echo '{}' > "$STATE/counts"
  jq -cs -f "$SCRIPTS/subscriptions.jq" "$STATE/told" "$STATE/memory" "$STATE/counts" > "$STATE/decision"
}

entry() { jq -c --arg name "$1" '.consumers[$name]' "$STATE/memory"; } # CONSUMER
change_entry() { # CONSUMER FILTER
  jq -c --arg name "$1" "$2" "$STATE/memory" > "$STATE/memory.new" && mv "$STATE/memory.new" "$STATE/memory"
}
config() { echo "$1" | jq -c '.config'; }

recover() { # CONSUMER
  case " $wanted " in *" $1 "*) ;; *)
    # a consumer that no Sensor declares any more is not missed
    owner "$1" > /dev/null || change_entry "$1" 'del(.consumers[$name])'
    return 0 ;;
  esac
  apply_consumer "$1" "$(config "$(entry "$1")")" create || return 1
  say "$(name_of "$1"): consumer $1 was deleted while the Sensor asks for its events; created again"
  replay "$1"
}

# shellcheck disable=SC2154 # left and reader come from replay.sh
replay() { # CONSUMER
  was=$(entry "$1")
  is=$(info_of "$1")
  echo "$is" | jq -e .config > /dev/null 2>&1 || { say "consumer $1: $is"; return 1; }
  open_reader "$1" "$was" || return 1
  count=$left last=$(echo "$was" | jq '.copied // 0')
  if [ "$left" -gt 0 ]; then
    apply_consumer "$1" "$(config "$was" | jq -c --arg private "$(private "$1")" '
      .filter_subjects = (.filter_subjects // [.filter_subject // empty]) + [$private] | del(.filter_subject)')" update || return 1
  fi
  while [ "$left" -gt 0 ]; do
    beat
    copy_events "$1" || return 1
    change_entry "$1" ".consumers[\$name] |= . + {floor: $(info_of "$reader" | jq .delivered.stream_seq), copied: $last}"
  done
  close_reader
  [ "$count" = 0 ] || say "$(name_of "$1"): consumer $1 was created again; the $count events after number $(echo "$was" | jq .floor) are brought to it"
  change_entry "$1" ".consumers[\$name] |= {created: $(echo "$is" | jq .created), config,
    floor: $(echo "$is" | jq 'if .num_ack_pending == 0 then [.ack_floor.stream_seq, .delivered.stream_seq] | max else .ack_floor.stream_seq end')}
    + (if $last > 0 then {replayed: $last} else {} end)"
}

finish() { # CONSUMER
  apply_consumer "$1" "$(config "$(entry "$1")")" update || return 1
  bus request --raw '$JS.API.STREAM.PURGE.default' "{\"filter\":\"$(private "$1")\"}" > /dev/null
  change_entry "$1" '.consumers[$name] |= del(.replayed)'
  say "$(name_of "$1"): all events that were missing are acknowledged"
}

# one look; fails where the bus does not answer
watch_subscriptions() {
  # without a stream there is nothing to watch
  [ "$revision" ] || { info default | jq -e .created > /dev/null 2>&1 && ensure_bucket "$MEMORY" && recall "$STATE/memory"; } || return 1
  stream=$(jq .stream "$STATE/memory")
  decide "$stream" || return 1
  if [ "$stream" = '""' ] || jq -e '.todo | any(.do == "recover" or .do == "replay")' "$STATE/decision" > /dev/null; then
    # what is remembered holds for this stream only
    stream=$(info default | jq -e '.created // empty') && decide "$stream" || return 1
  fi
  jq -c .counts "$STATE/decision" > "$STATE/counts"
  cp "$STATE/memory" "$STATE/memory.before"
  jq -c .memory "$STATE/decision" > "$STATE/memory"
  jq -r '.todo[] | "\(.do) \(.name)"' "$STATE/decision" > "$STATE/todo"
  missing_ones=$(sed -n 's/^recover //p' "$STATE/todo")
  # shellcheck disable=SC2086 # one word a consumer
  wanted=$([ -z "$missing_ones" ] || asked $missing_ones | tr '\n' ' ')
  while read -r act name; do
    beat
    case $act in
      restart) restart_sensor "$name" ;;
      *) "$act" "$name" || problem "$(name_of "$name"): $act of consumer $name failed; see the log" ;;
    esac
  done < "$STATE/todo"
  forget_restarts
  cmp -s "$STATE/memory" "$STATE/memory.before" || memorize "$STATE/memory"
}
