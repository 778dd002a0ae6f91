# shellcheck shell=sh
# Large and foreign texts go to the bus by standard input: an argument has a limit, and the NATS command line expands {{ }} in a body.
send() { # SUBJECT [FLAG]... < BODY -> the answers, one a line
  nats request --raw --force-stdin --no-templates "$@" 2> /dev/null | grep '^{'
}
hear() { # SECONDS SUBJECT|FLAG... -> the subjects of what is sent on the bus meanwhile
  seconds=$1; shift
  timeout "$seconds" nats sub --subjects-only "$@" 2> /dev/null
}
