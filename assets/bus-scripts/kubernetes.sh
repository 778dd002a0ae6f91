# shellcheck shell=sh
# Calls the API server with the account of the pod.
kube() { # METHOD PATH [BODY]
  account=/var/run/secrets/kubernetes.io/serviceaccount
  case $1 in PATCH) type=application/merge-patch+json ;; *) type=application/json ;; esac
  curl -fsS -m 20 --cacert "$account/ca.crt" -H "Authorization: Bearer $(cat "$account/token")" -H "Content-Type: $type" \
    -X "$1" ${3:+--data-binary "$3"} "https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT$2"
}
