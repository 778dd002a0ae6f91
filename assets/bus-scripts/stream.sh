# shellcheck shell=sh
# Argo Events makes the stream once and never changes it, so an older stream keeps its number of copies until it is raised here.
ensure_stream() {
  state=$(info default) || { say "stream default: $state"; return 1; }
  missing "$state" && { say 'stream default: not there yet; the first EventSource makes it'; return 0; }
  raise_copies default "$state" 'stream default'
}
