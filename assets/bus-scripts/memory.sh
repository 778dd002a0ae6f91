# shellcheck shell=sh
# What the keeper remembers of the subscriptions, in a key-value bucket of the bus. Sequence numbers mean something in this stream
# only, and the bucket is lost together with the stream. No Sensor can have a bucket of this name: a Kubernetes name has no "_".
# The bucket takes a change only from a keeper that has read the change before, so two keepers never overwrite each other.
MEMORY=ha_keeper
revision=''
recall() { # FILE
  answer=$(bus request --raw "\$JS.API.STREAM.MSG.GET.KV_$MEMORY" "{\"last_by_subj\":\"\$KV.$MEMORY.subscriptions\"}") || return 1
  if missing "$answer"; then
    echo '{"stream": "", "consumers": {}}' > "$1"
    revision=0
  else
    echo "$answer" | jq -r '.message.data // empty' | base64 -d > "$1"
    revision=$(echo "$answer" | jq -e '.message.seq // empty') || { say "memory: $answer"; return 1; }
  fi
}
memorize() { # FILE
  answer=$(send "\$KV.$MEMORY.subscriptions" -H "Nats-Expected-Last-Subject-Sequence:$revision" < "$1") || answer='no answer'
  revision=$(echo "$answer" | jq -e 'select(.error | not) | .seq // empty' 2> /dev/null) || { say "memory: $answer"; return 1; }
}
