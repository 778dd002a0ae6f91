/** Argo Events makes the stream once and never changes it, so one from before keeps its copies until somebody raises them. */
export const STREAM_SCRIPT = `
ensure_stream() {
  state=$(info default) || { say "stream default: $state"; return 1; }
  missing "$state" && { say 'stream default: not there yet; the first EventSource makes it'; return 0; }
  raise_copies default "$state" 'stream default'
}
`;
