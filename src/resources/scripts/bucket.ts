/**
 * Brings the key-value bucket of a Sensor to its copies. Argo Events makes it with one, and takes one that is there as it is.
 * Never fewer copies than before, never less data.
 */
export const BUCKET_SCRIPT = `
ensure_bucket() {
  state=$(info "KV_$1") || { say "bucket $1: $state"; return 1; }
  if missing "$state"; then
    say "bucket $1: not there yet, making it with $REPLICAS copies"
    answer=$(bus kv add "$1" --replicas "$REPLICAS") || { say "bucket $1: $answer"; return 1; }
  else
    have=$(copies "$state") || { say "bucket $1: $state"; return 1; }
    [ "$have" -lt "$REPLICAS" ] || { say "bucket $1: $have copies"; return 0; }
    say "bucket $1: $have copies, raising to $REPLICAS"
    answer=$(bus kv edit "$1" --replicas "$REPLICAS") || { say "bucket $1: $answer"; return 1; }
  fi
  ensure_bucket "$1"
}
`;
