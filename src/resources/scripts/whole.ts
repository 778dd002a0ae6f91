/**
 * A native bus can start with a meta group of two servers out of three and look Ready all the same; it can then hold nothing with
 * three copies, and does not heal by itself. A server with an empty volume can likewise stay "not current" for ever. Restarting the
 * StatefulSet heals both. What may be a matter of time is waited for: a server that does not answer, an election, catching up.
 */
export const WHOLE_SCRIPT = `
jsz() { curl -fsS -m 5 "http://$STATEFUL_SET-$1.$SERVICE:8222/jsz" 2> /dev/null; }

# says why the bus is not whole, and returns 1 where time helps, 2 where it may, 3 where it does not
check() {
  leader=''; followers=''; i=0
  while [ "$i" -lt "$SERVERS" ]; do
    state=$(jsz "$i") || { echo "server $i does not answer"; return 1; }
    its=$(echo "$state" | jq -r '.meta_cluster.leader // ""')
    [ "$its" ] || { echo "server $i knows no meta leader"; return 2; }
    size=$(echo "$state" | jq '.meta_cluster.cluster_size')
    [ "$size" = "$SERVERS" ] || { echo "server $i counts $size servers in the meta group, not $SERVERS"; return 3; }
    [ "\${leader:=$its}" = "$its" ] || { echo "server $i follows $its, others follow $leader"; return 2; }
    [ "$its" != "$STATEFUL_SET-$i" ] || followers=$(echo "$state" | jq -c '.meta_cluster.replicas // []')
    i=$((i + 1))
  done
  known=$(echo "$followers" | jq length)
  [ "$known" = $((SERVERS - 1)) ] || { echo "the meta leader $leader lists $known followers, not $((SERVERS - 1))"; return 3; }
  behind=$(echo "$followers" | jq -r '[.[] | select(.offline or (.current | not)) | .name] | join(", ")')
  [ -z "$behind" ] || { echo "not current: $behind"; return 2; }
}

restart() {
  account=/var/run/secrets/kubernetes.io/serviceaccount
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  curl -fsS -m 20 --cacert "$account/ca.crt" -H "Authorization: Bearer $(cat "$account/token")" \\
    -X PATCH -H 'Content-Type: application/strategic-merge-patch+json' \\
    -d '{"spec":{"template":{"metadata":{"annotations":{"cdk8s-argo-events-ha/restarted-at":"'"$now"'"}}}}}' \\
    "https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/apis/apps/v1/namespaces/$POD_NAMESPACE/statefulsets/$STATEFUL_SET" > /dev/null
}

until_whole() {
  points=0
  while :; do
    code=0; why=$(check) || code=$?
    [ "$code" != 0 ] || { say "bus: $SERVERS of $SERVERS servers in the meta group"; return 0; }
    say "bus: $why"
    # 60 points: a minute of catching up, or 15 s in a state that does not end
    case "$code" in 3) points=$((points + 20)) ;; 2) points=$((points + 5)) ;; *) points=0 ;; esac
    if [ "$points" -ge 60 ]; then
      say 'bus: this does not heal by itself, restarting the StatefulSet'
      # it takes about a minute, in which the servers are seen half-way
      if restart; then sleep 60; points=0; else say 'bus: the restart was refused'; fi
    fi
    sleep 5
  done
}
`;
