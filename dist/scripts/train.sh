#!/usr/bin/env bash
# Makes PRODUCT/lib/etcd.aot, etcdctl.aot and keelson.aot: runs one member, and then one control plane, on free ports with
# data in a temporary directory, asks it a little, ends it; Java writes each cache as its process exits. Fails, with a
# reason, whenever anything does not go as planned.
set -euo pipefail

product=$(readlink -f "$1")
work=$(mktemp -d)
pid=
finish() {
  [[ -z $pid ]] || kill -9 "$pid" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# Two ports that nobody listens on, below the range that the kernel gives to outgoing connections.
free_port() {
  local port
  while port=$((20000 + RANDOM % 10000)); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# run LOG PROGRAM [ARGUMENT...]: starts a member in the background and waits for the line that says it is ready.
run() {
  local log=$1 program=$2
  shift 2
  client=$(free_port)
  peer=$(free_port)
  : >"$log"
  "$program" "$@" --name training --data-dir "$work/$(basename "$program")" \
    --listen-client-urls "http://127.0.0.1:$client" --advertise-client-urls "http://127.0.0.1:$client" \
    --listen-peer-urls "http://127.0.0.1:$peer" --initial-advertise-peer-urls "http://127.0.0.1:$peer" \
    --initial-cluster "training=http://127.0.0.1:$peer" >"$log" 2>&1 &
  pid=$!
  local deadline=$((SECONDS + 180))
  until grep -q "$ready" "$log"; do
    kill -0 $pid 2>/dev/null || {
      tail -n 20 "$log"
      echo "$program ended before it was ready"
      exit 1
    }
    ((SECONDS < deadline)) || {
      echo "$program was not ready after 180 s"
      exit 1
    }
    sleep 0.1
  done
}

stop() {
  kill "$pid"
  wait "$pid" || true # Java answers SIGTERM with status 143
  pid=
}

ready='ready to serve client requests'
KEELSON_AOT_TRAINING=$work/etcd.aot run "$work/etcd.log" "$product/bin/etcd"

# Our own etcdctl, with whatever is most often asked of it; each argument is a command line.
KEELSON_AOT_TRAINING=$work/etcdctl.aot ETCDCTL_API=3 ETCDCTL_ENDPOINTS=127.0.0.1:$client \
  "$product/bin/etcdctl" "put a 1" "put a 2 --prev-kv" "get a" "get --prefix a -w json" "get a -w fields" "del b" "get" \
  "get a --rev=99" "version" "get --help" "lease grant 60" "lease list" "member list -w table" "endpoint status" \
  "endpoint health" \
  "ETCDCTL_API=2 --endpoints http://127.0.0.1:$client set /a 1" \
  "ETCDCTL_API=2 --endpoints http://127.0.0.1:$client -o json get /a" \
  "ETCDCTL_API=2 --endpoints http://127.0.0.1:$client ls -r /" \
  "ETCDCTL_API=2 --endpoints http://127.0.0.1:$client get /none" \
  "ETCDCTL_API=2 --endpoints http://127.0.0.1:$client member list" "ETCDCTL_API=2 --help"

# What does not answer in time on a busy machine is not learnt, and that is all.
if command -v etcdctl >/dev/null; then
  export ETCDCTL_API=3 ETCDCTL_ENDPOINTS=127.0.0.1:$client
  lease=$(etcdctl lease grant 60 | cut -d' ' -f2) || true
  etcdctl put a 1 --lease="$lease" || true
  etcdctl get --prefix '' || true
  etcdctl del b || true
  printf 'value("a") = "1"\n\nput a 2\n\nget a\n\n' | etcdctl txn || true
  timeout 2 etcdctl watch a --rev=1 || true
  etcdctl endpoint status || true
fi
if command -v curl >/dev/null; then
  curl -sS "http://127.0.0.1:$client/health" "http://127.0.0.1:$client/metrics" "http://127.0.0.1:$client/version" || true
fi

stop

# The control plane, asked by curl what kubectl would ask.
if command -v curl >/dev/null; then
  printf 'training,admin,1,"system:masters"\n' >"$work/users"
  secure=$(free_port)
  ready='Serving securely'
  KEELSON_AOT_TRAINING=$work/keelson.aot run "$work/keelson.log" "$product/bin/keelson" server \
    --bind-address 127.0.0.1 --secure-port "$secure" --token-auth-file "$work/users" --cert-dir "$work/pki"
  api() {
    local target=$1
    shift
    curl -sS -o /dev/null --cacert "$work/pki/ca.crt" -H 'Authorization: Bearer training' "$@" \
      "https://127.0.0.1:$secure$target" || true
  }
  json='Content-Type: application/json'
  pods=/api/v1/namespaces/default/pods
  pod='{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}'
  deployment='{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"replicas":2,
    "selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},
    "spec":{"containers":[{"name":"c","image":"i"}]}}}}'
  api /api
  api /apis -H 'Accept: application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'
  api $pods -H "$json" -d "$pod"
  api /apis/apps/v1/namespaces/default/deployments -H "$json" -d "$deployment"
  api $pods -H 'Accept: application/json;as=Table;v=v1;g=meta.k8s.io'
  api $pods/p -X PATCH -H 'Content-Type: application/strategic-merge-patch+json' -d '{"metadata":{"labels":{"a":"b"}}}'
  api "$pods/p?fieldManager=t" -X PATCH -H 'Content-Type: application/apply-patch+yaml' \
    -d '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","labels":{"c":"d"}}}'
  api "$pods?watch=true&timeoutSeconds=1&resourceVersion=0"
  api /api/v1/nodes
  api $pods/p -X DELETE
  api /openapi/v3
  api /readyz
  stop
  mv "$work/keelson.aot" "$product/lib"
fi
mv "$work/etcd.aot" "$work/etcdctl.aot" "$product/lib"
