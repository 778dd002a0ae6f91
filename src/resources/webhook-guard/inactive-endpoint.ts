/**
 * Lines of a backend of HAProxy. A pod that starts or ends answers 400 "endpoint is inactive" for a moment, and for as long as it tries to publish an event.
 * HAProxy cannot repeat a request after 400, so an inner proxy turns that answer into 503, and the outer one repeats the request.
 *
 * @see https://github.com/argoproj/argo-events/blob/v1.9.11/pkg/eventsources/sources/webhook/start.go#L98
 */
export const INACTIVE_AS_UNAVAILABLE: readonly string[] = [
  '  http-response wait-for-body time 1s if { status 400 }',
  '  http-response set-status 503 if { status 400 } { res.body -m str "endpoint is inactive" }',
];
