# shellcheck shell=sh
# Rolls out a StatefulSet whose own controller does not (OnDelete). It ends one server after another, each only while the bus
# is healthy and no server has just started. It ends a server by eviction: the budget of the bus refuses that while a drain
# ends another server, so two Jobs never end two servers. The eviction names the pod that was looked at, so a late eviction
# does not end the successor of that pod.
pod() { kube GET "/api/v1/namespaces/$POD_NAMESPACE/pods/$1"; }
young() { servers | jq -es 'any(.age == null or .age < 30)' > /dev/null; }

# the name and uid of a pod of a former revision
outdated() {
  revision=$(kube GET "/apis/apps/v1/namespaces/$POD_NAMESPACE/statefulsets/$STATEFUL_SET" \
    | jq -r 'select(.status.observedGeneration >= .metadata.generation) | .status.updateRevision // empty')
  [ "$revision" ] || return 0
  i=$SERVERS
  while [ "$i" -gt 0 ]; do
    i=$((i - 1))
    pod "$STATEFUL_SET-$i" | jq -r --arg revision "$revision" '.metadata
      | select(.labels["controller-revision-hash"] != $revision and .deletionTimestamp == null) | "\(.name) \(.uid)"'
  done | head -n 1
}

evict() { # NAME UID
  kube POST "/api/v1/namespaces/$POD_NAMESPACE/pods/$1/eviction" "$(jq -cn --arg name "$1" --arg namespace "$POD_NAMESPACE" --arg uid "$2" '{
    apiVersion: "policy/v1", kind: "Eviction", metadata: {$name, $namespace}, deleteOptions: {preconditions: {$uid}}}')" > /dev/null
}

wait_until_rolled_out() {
  refused=''
  while victim=$(outdated) && [ "$victim" ]; do
    wait_until_healthy
    if young; then sleep 5; continue; fi
    name=${victim% *} uid=${victim#* }
    evict "$name" "$uid" || {
      [ "$refused" = "$name" ] || say "bus: the eviction of $name is refused, perhaps by a budget; trying again"
      refused=$name; sleep 5; continue
    }
    say "bus: $name is of a former revision, ending it"
    while [ "$(pod "$name" | jq -r .metadata.uid)" = "$uid" ]; do sleep 1; done
  done
}
