/** Argo Events makes the stream once and never changes it, so one from before keeps its copies until somebody raises them. */
export const STREAM_SCRIPT = `
ensure_stream() {
  state=$(info default) || { say "stream default: $state"; return 1; }
  missing "$state" && { say 'stream default: not there yet; the first EventSource makes it'; return 0; }
  have=$(copies "$state") || { say "stream default: $state"; return 1; }
  [ "$have" -lt "$REPLICAS" ] || { say "stream default: $have copies"; return 0; }
  say "stream default: $have copies, raising to $REPLICAS"
  raised=$(echo "$state" | jq -c --argjson copies "$REPLICAS" '.config | .num_replicas = $copies')
  answer=$(bus request --raw '$JS.API.STREAM.UPDATE.default' "$raised") || { say "stream default: $answer"; return 1; }
  echo "$answer" | jq -e '.error | not' > /dev/null || { say "stream default: $answer"; return 1; }
  ensure_stream
}
`;
