# shellcheck shell=sh
# The Sensors on the bus, as their own buckets describe them, and what is heard of them.
fnv32a() { # TEXT
  hash=2166136261
  for byte in $(printf %s "$1" | od -An -v -tu1); do hash=$(((hash ^ byte) * 16777619 & 0xffffffff)); done
  echo "$hash"
}
value() { # BUCKET KEY
  bus request --raw "\$JS.API.STREAM.MSG.GET.KV_$1" "{\"last_by_subj\":\"\$KV.$1.$2\"}" | jq -r '.message.data // empty' | base64 -d
}
# named like their Sensors
sensor_buckets() { bus request --raw '$JS.API.STREAM.NAMES' '{"subject":"$KV.>"}' | jq -r --arg own "$MEMORY" '.streams[]? | ltrimstr("KV_") | select(. != $own)'; }
# a line "consumer Sensor trigger dependency" for each consumer that a Sensor on the bus may have
owners() {
  for sensor in $(sensor_buckets); do
    value "$sensor" Deps | jq -r 'keys[]' > "$STATE/dependencies"
    value "$sensor" Triggers | jq -r '.[]' | while read -r trigger; do
      while read -r dependency; do echo "group-$(fnv32a "$sensor-$trigger-$dependency") $sensor $trigger $dependency"; done < "$STATE/dependencies"
    done
  done
}
owner() { # CONSUMER -> its line; fails for a consumer that no Sensor declares
  grep "^$1 " "$STATE/owners" 2> /dev/null && return 0
  owners > "$STATE/owners"
  grep "^$1 " "$STATE/owners"
}
name_of() { # CONSUMER -> for people
  if line=$(owner "$1"); then
    echo "$line" | { read -r _ sensor trigger dependency; echo "Sensor $sensor, trigger $trigger, dependency $dependency"; }
  else
    echo "consumer $1"
  fi
}

# a process that works on an event says so every 0.5 s
working() { hear 3 "\$JS.ACK.default.$1.>" "\$JS.ACK.*.*.default.$1.>" --count 1 | grep -q .; }
# those of the consumers for whose events a process asks
asked() {
  for name in "$@"; do set -- "$@" "\$JS.API.CONSUMER.MSG.NEXT.default.$name"; shift; done
  hear 4 "$@" --count $((3 * $#)) | grep -o 'group-[0-9]*' | sort -u
}
