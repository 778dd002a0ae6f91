# Input, slurped: what JetStream tells now ({stream, consumers, unknown}), what is remembered ({stream, consumers}), and the counts
# of the check before. Output: what to remember, the counts, and what to do: a list of {do, name}.
# A consumer is the subscription of one dependency of one trigger. Argo Events gives it a name that begins with group-, and lets it
# start at new events. A consumer that is deleted and created again therefore skips what came in between.
# recover: the consumer is missing; create it if a Sensor asks for it.
# replay: the consumer was created again; events after the remembered position may be missing.
# finish: the replayed events are acknowledged; the consumer gets its own subject back.
# restart: events wait, and nobody asks for them.
def subjects: .filter_subjects // [.filter_subject // empty];
# the configuration as Argo Events makes it, without the subject of the replay
def own($name): (subjects - ["default.ha_keeper.\($name)"]) as $subjects
  | del(.filter_subject, .filter_subjects)
  | if ($subjects | length) == 1 then .filter_subject = $subjects[0] else .filter_subjects = $subjects end
  | if .metadata then .metadata |= with_entries(select(.key | startswith("_nats.") | not)) else . end;
# all events up to here are acknowledged
def floor: if .num_ack_pending == 0 then [.ack_floor.stream_seq, .delivered.stream_seq] | max else .ack_floor.stream_seq end;
def fresh: {created, floor: floor, config: (.name as $name | .config | own($name))};
.[0] as $now | .[1] as $remembered | .[2] as $before
| ($now.consumers | map(select((.name | test("^group-[0-9]+$")) and .config.deliver_policy == "new")) | map({key: .name, value: .}) | from_entries) as $there
| (if $remembered.stream == $now.stream then $remembered.consumers else {} end) as $known
| [($known + $there | keys[]) as $name | $known[$name] as $was | $there[$name] as $is
  | ($before[$name] // {missing: 0, unasked: 0}) as $count
  | {$name} + (
    if $is == null and ($now.unknown | index([$name])) then {memory: $was, count: $count}
    elif $is == null then ($count.missing + 1) as $missing
      | {memory: $was, count: {$missing, unasked: 0}}
        # a Sensor that is busy asks later, one that was removed never asks
        + if $missing >= 2 and ($missing <= 10 or $missing % 12 == 0) then {do: "recover"} else {} end
    elif $was == null or ($was.created != $is.created and ($was.config | subjects) != ($is | fresh.config | subjects)) then {memory: ($is | fresh)}
    elif $was.created != $is.created then {memory: $was, do: "replay"}
    else ([$was.floor, ($is | floor)] | max) as $floor
      | (if $is.num_pending > 0 and $is.num_waiting == 0 then $count.unasked + 1 else 0 end) as $unasked
      | {memory: ($was + {$floor, config: ($is | fresh.config)}), count: {missing: 0, $unasked}}
        + if $was.replayed and $floor >= $was.replayed then {do: "finish"} elif $unasked >= 4 then {do: "restart"} else {} end
    end)]
| {
  memory: {stream: $now.stream, consumers: (map({key: .name, value: .memory}) | from_entries)},
  counts: (map(select(.count) | {key: .name, value: .count}) | from_entries),
  todo: map(select(.do) | {do, name})
}
