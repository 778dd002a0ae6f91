/** More copies of a stream that is there; never fewer than before, and nothing else of it changes. */
export const COPIES_SCRIPT = `
raise_copies() { # STREAM STATE NAME
  have=$(copies "$2") || { say "$3: $2"; return 1; }
  [ "$have" -lt "$REPLICAS" ] || { say "$3: $have copies"; return 0; }
  say "$3: $have copies, raising to $REPLICAS"
  raised=$(echo "$2" | jq -c --argjson copies "$REPLICAS" '.config | .num_replicas = $copies')
  answer=$(bus request --raw "\\$JS.API.STREAM.UPDATE.$1" "$raised") || { say "$3: $answer"; return 1; }
  echo "$answer" | jq -e '.error | not' > /dev/null || { say "$3: $answer"; return 1; }
  state=$(info "$1") || { say "$3: $state"; return 1; }
  raise_copies "$1" "$state" "$3"
}
`;
