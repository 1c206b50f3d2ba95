#!/usr/bin/env bash
# Makes PRODUCT/lib/etcd.aot and etcdctl.aot: runs one member on free ports with data in a temporary directory, asks it a
# little, ends it; Java writes each cache as its process exits. Fails, with a reason, whenever anything does not go as planned.
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

client=$(free_port)
peer=$(free_port)
KEELSON_AOT_TRAINING=$work/etcd.aot "$product/bin/etcd" --name training --data-dir "$work/data" \
  --listen-client-urls "http://127.0.0.1:$client" --advertise-client-urls "http://127.0.0.1:$client" \
  --listen-peer-urls "http://127.0.0.1:$peer" --initial-advertise-peer-urls "http://127.0.0.1:$peer" \
  --initial-cluster "training=http://127.0.0.1:$peer" >"$work/log" 2>&1 &
pid=$!

deadline=$((SECONDS + 180))
until grep -q 'ready to serve client requests' "$work/log"; do
  kill -0 $pid 2>/dev/null || {
    tail -n 20 "$work/log"
    echo "the member ended before it was ready"
    exit 1
  }
  ((SECONDS < deadline)) || {
    echo "the member was not ready after 180 s"
    exit 1
  }
  sleep 0.1
done

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

kill "$pid"
wait "$pid" || true # Java answers SIGTERM with status 143
pid=
mv "$work/etcd.aot" "$work/etcdctl.aot" "$product/lib"
