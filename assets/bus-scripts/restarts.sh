# shellcheck shell=sh
# Ends the active process of a Sensor that does not ask for waiting events, with a limit: a restart that does not help does harm.
# Needs RESTART_SENSORS where the keeper may do so.
LIMIT=5
restart_sensor() { # CONSUMER
  line=$(owner "$1") || return 0
  ! working "$1" || return 0
  sensor=$(echo "$line" | cut -d ' ' -f 2) now=$(date +%s)
  file=$STATE/restarts-$sensor
  { read -r tries next < "$file"; } 2> /dev/null || tries=0 next=0
  trouble="$(name_of "$1"): events wait, and no process asks for them"
  [ "$tries" -lt 2 ] || problem "$trouble; its active process was ended $tries times"
  if [ -z "${RESTART_SENSORS:-}" ]; then
    problem "$trouble; restart the Sensor's pods"
  elif [ "$tries" -lt "$LIMIT" ] && [ "$now" -ge "$next" ]; then
    if end_active "$sensor"; then
      tries=$((tries + 1))
      say "$trouble; its active process is ended, $tries of at most $LIMIT times"
    else
      say "$trouble; no process is elected, or the keeper may not take its Lease"
    fi
    echo "$tries $((now + (60 << tries)))" > "$file"
  fi
}
# later than the longest pause between two attempts, a Sensor has all attempts again
forget_restarts() {
  find "$STATE" -name 'restarts-*' -mmin +40 -exec rm {} +
}
