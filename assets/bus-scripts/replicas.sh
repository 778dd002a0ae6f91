# shellcheck shell=sh
# Changes of a stream that exists. The number of copies is raised and never lowered. Needs REPLICAS.
change() { # STREAM STATE NAME FILTER
  config=$(echo "$2" | jq -c --argjson copies "$REPLICAS" ".config | $4")
  answer=$(bus request --raw "\$JS.API.STREAM.UPDATE.$1" "$config") || { say "$3: $answer"; return 1; }
  echo "$answer" | jq -e '.error | not' > /dev/null || { say "$3: $answer"; return 1; }
}
raise_copies() { # STREAM STATE NAME
  have=$(copies "$2") || { say "$3: $2"; return 1; }
  [ "$have" -lt "$REPLICAS" ] || { say "$3: $have copies"; return 0; }
  say "$3: $have copies, raising to $REPLICAS"
  change "$1" "$2" "$3" '.num_replicas = $copies' || return 1
  state=$(info "$1") || { say "$3: $state"; return 1; }
  raise_copies "$1" "$state" "$3"
}
