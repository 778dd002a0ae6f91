#!/bin/sh
# Makes the Secrets of a bus that do not exist yet, and never changes a Secret that exists. MAKE names those that this Job
# makes, of client, server and tls. The key of the authority is not kept, so nobody can sign another certificate.
# The server Secret repeats the credentials in the client Secret.
set -eu
umask 077
cd /tmp
account=/var/run/secrets/kubernetes.io/serviceaccount
say() { echo "$(date -u +%H:%M:%S) $*"; }
fail() { say "$*"; exit 1; }
api() { # METHOD PATH [FILE] -> status code; the answer is in the file "answer"
  curl -sS -m 20 --cacert "$account/ca.crt" -H "Authorization: Bearer $(cat "$account/token")" -H 'Content-Type: application/json' \
    -X "$1" ${3:+--data-binary "@$3"} -o answer -w '%{http_code}' \
    "https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/api/v1/namespaces/$POD_NAMESPACE/secrets$2"
}
to_make() { case " $MAKE " in *" $1 "*) ;; *) return 1 ;; esac; }
exists() { # NAME
  code=$(api GET "/$1")
  case $code in 200) ;; 404) return 1 ;; *) fail "Secret $1: the API server answers $code: $(cat answer)" ;; esac
}
create() { # NAME TYPE KEY FILE [KEY FILE]...
  name=$1 type=$2 data=; shift 2
  while [ $# -gt 0 ]; do data="$data${data:+,}\"$1\":\"$(base64 < "$2" | tr -d '\n')\""; shift 2; done
  printf '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s","labels":%s},"type":"%s","data":{%s}}' "$name" "$LABELS" "$type" "$data" > request
  code=$(api POST '' request)
  case $code in
    201) say "Secret $name: created" ;;
    409) say "Secret $name: exists, unchanged" ;;
    *) fail "Secret $name: the API server answers $code: $(cat answer)" ;;
  esac
}
credential() { sed -n "s/^$1: *//p" client-auth | sed -e "s/^'\(.*\)'\$/\1/" -e 's/^"\(.*\)"$/\1/' | head -n 1; }
quoted() { printf '"%s"' "$(printf %s "$1" | sed 's/[\\"]/\\&/g')"; }

if to_make client && ! exists "$CLIENT_SECRET"; then
  if exists "$SERVER_SECRET"; then
    fail "Secret $SERVER_SECRET exists, Secret $CLIENT_SECRET does not. Restore $CLIENT_SECRET, or delete $SERVER_SECRET too: both are created together."
  fi
  printf 'username: client\npassword: %s\n' "$(openssl rand -hex 24)" > client-auth
  create "$CLIENT_SECRET" Opaque "$CLIENT_SECRET_KEY" client-auth
fi

if to_make server && ! exists "$SERVER_SECRET"; then
  exists "$CLIENT_SECRET" || fail "Secret $CLIENT_SECRET does not exist. The accounts of the servers repeat its credentials; create it first."
  sed -n "s/.*\"$CLIENT_SECRET_KEY\": *\"\([^\"]*\)\".*/\1/p" answer | base64 -d > client-auth
  user=$(credential username) password=$(credential password)
  if [ -z "$user" ] || [ -z "$password" ]; then
    fail "Secret $CLIENT_SECRET: the key $CLIENT_SECRET_KEY has no username or no password. It is a YAML map of both."
  fi
  cat > accounts.conf << END
accounts {
  js { jetstream: enabled, users: [{ user: $(quoted "$user"), password: $(quoted "$password") }] }
  sys { users: [{ user: sys, password: "$(openssl rand -hex 24)" }] }
}
END
  create "$SERVER_SECRET" Opaque accounts.conf accounts.conf
fi

if to_make tls; then
  names=
  for service in "$CLIENT_SERVICE" "*.$SERVERS_SERVICE"; do
    for host in "$service" "$service.$POD_NAMESPACE" "$service.$POD_NAMESPACE.svc" "$service.$POD_NAMESPACE.svc.$CLUSTER_DOMAIN"; do
      names="$names${names:+,}DNS:$host"
    done
  done
  cat > openssl.cnf << END
[req]
distinguished_name = subject
prompt = no
[subject]
CN = $CLIENT_SERVICE
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = $names
END
  new_key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1"; }
  new_key ca.key
  new_key tls.key
  openssl req -config openssl.cnf -x509 -new -key ca.key -sha256 -days 3650 -extensions authority -out ca.crt
  openssl req -config openssl.cnf -new -key tls.key -sha256 -out tls.csr
  openssl x509 -req -in tls.csr -CA ca.crt -CAkey ca.key -CAcreateserial -sha256 -days 3650 -extfile openssl.cnf -extensions server -out tls.crt
  create "$TLS_SECRET" kubernetes.io/tls tls.crt tls.crt tls.key tls.key ca.crt ca.crt
fi
say 'done'
