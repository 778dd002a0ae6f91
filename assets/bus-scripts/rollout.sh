# shellcheck shell=sh
# Rolls out a StatefulSet whose own controller does not (OnDelete). It ends one server after another, each only while the bus
# is healthy and no server has just started. It ends a server by eviction: the budget of the bus refuses that while a drain
# ends another server, so two keepers never end two servers. The eviction names the pod that was looked at, so a late eviction
# does not end the successor of that pod.
pod() { kube GET "/api/v1/namespaces/$POD_NAMESPACE/pods/$1"; }
# shellcheck disable=SC2154 # what "healthy" has read
young() { echo "$servers_now" | jq -e 'any(.age == null or .age < 30)' > /dev/null; }

# name, uid and Ready of the next pod of a former revision: a pod that is not Ready comes first
outdated() {
  revision=$(kube GET "/apis/apps/v1/namespaces/$POD_NAMESPACE/statefulsets/$STATEFUL_SET" \
    | jq -r 'select(.status.observedGeneration >= .metadata.generation) | .status.updateRevision // empty')
  [ "$revision" ] || return 0
  i=$SERVERS
  while [ "$i" -gt 0 ]; do
    i=$((i - 1))
    pod "$STATEFUL_SET-$i" | jq -r --arg revision "$revision" 'select(.metadata.labels["controller-revision-hash"] != $revision and .metadata.deletionTimestamp == null)
      | "\(.metadata.name) \(.metadata.uid) \(any(.status.conditions[]?; .type == "Ready" and .status == "True"))"'
  done | sort -s -k 3 | head -n 1
}

evict() { # NAME UID
  kube POST "/api/v1/namespaces/$POD_NAMESPACE/pods/$1/eviction" "$(jq -cn --arg name "$1" --arg namespace "$POD_NAMESPACE" --arg uid "$2" '{
    apiVersion: "policy/v1", kind: "Eviction", metadata: {$name, $namespace}, deleteOptions: {preconditions: {$uid}}}')" > /dev/null
}

refused=''
end_pod() { # NAME UID
  if evict "$1" "$2"; then
    say "bus: $1 is of a former revision, ending it"
    # on a node that is lost the pod stays until the node is back
    seconds=0
    while [ "$seconds" -lt 120 ] && [ "$(pod "$1" | jq -r .metadata.uid)" = "$2" ]; do beat; sleep 1; seconds=$((seconds + 1)); done
  else
    [ "$refused" = "$1" ] || say "bus: the eviction of $1 is refused, perhaps by a budget; trying again"
    refused=$1
  fi
}

# A server that does not start is replaced while the bus is not healthy: a later revision can repair what a former revision broke.
replace_broken() {
  victim=$(outdated)
  # shellcheck disable=SC2086 # three words
  set -- $victim
  [ "${3:-true}" = true ] || end_pod "$1" "$2"
}

# one step of a rollout, while the bus is healthy; fails until all servers are of the present revision
rolled_out() {
  victim=$(outdated) || return 1
  [ "$victim" ] || return 0
  ! young || return 1
  # shellcheck disable=SC2086
  set -- $victim
  end_pod "$1" "$2"
  return 1
}
