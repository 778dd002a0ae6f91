# shellcheck shell=sh
# Ends the active process of a Sensor. A process of Argo Events that loses its election ends, and another pod takes over. The keeper
# makes the active process lose: with graft by a heartbeat of a newer term, with a Lease by taking the Lease. So the keeper needs no
# right to end pods, and it always meets the active one.
# A heartbeat has two fields of protocol buffers: 1, a varint, is the term; 2, a string, is the leader.
varint() { # NUMBER -> octal escapes for printf
  rest=$1
  while [ "$rest" -ge 128 ]; do printf '\\%03o' $((rest % 128 + 128)); rest=$((rest / 128)); done
  printf '\\%03o' "$rest"
}
# the term of the process that graft elected; fails without one
term() { # SENSOR
  # shellcheck disable=SC2046 # one word a byte
  set -- $(timeout 3 nats sub --raw --count 1 "graft.$POD_NAMESPACE-sensor-$1.heartbeat" 2> /dev/null | od -An -v -tu1)
  [ "${1:-}" = 8 ] || return 1
  shift
  term=0 factor=1
  while [ "$1" -ge 128 ]; do term=$((term + ($1 - 128) * factor)) factor=$((factor * 128)); shift; done
  echo $((term + $1 * factor))
}
lease() { kube "$1" "/apis/coordination.k8s.io/v1/namespaces/$POD_NAMESPACE/leases/sensor-$2" ${3:+"$3"} 2> /dev/null; }

# fails where no process is elected, and where the keeper may not touch the Lease
end_active() { # SENSOR
  if newest=$(term "$1"); then
    # shellcheck disable=SC2059 # the format holds the escapes
    printf "\\010$(varint $((newest + 1)))\\022\\011ha-keeper" | nats pub --no-templates --force-stdin "graft.$POD_NAMESPACE-sensor-$1.heartbeat" > /dev/null 2>&1
  elif lease GET "$1" | jq -e '(.spec.holderIdentity // "") != "" and now - (.spec.renewTime | sub("[.][0-9]+"; "") | fromdate) < 60' > /dev/null; then
    lease PATCH "$1" "{\"spec\": {\"holderIdentity\": \"$STATEFUL_SET-keeper\", \"renewTime\": \"$(date -u +%Y-%m-%dT%H:%M:%S.000000Z)\"}}" > /dev/null
  else
    return 1
  fi
}
