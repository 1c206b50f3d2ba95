# shellcheck shell=bash
# Three members on this machine, and hollow nodes if they are wanted, for ./dev up, status and down. Sourced by ./dev, in the root of the checkout.
# $product is where the programs are.
# Everything they leave is in ./run: NAME.pid, NAME.log, NAME.etcd (data), NAME.kubeconfig, pki (their keys) and port-base;
# the hollow nodes are hollow.pid and hollow.log.

: "${product:?is set by ./dev}"
readonly run=run
readonly members=(m1 m2 m3)
readonly ready_seconds_max=60
readonly stop_seconds_max=10

# Later commands find the members where `up` was told to put them.
if [[ -z ${KEELSON_PORT_BASE+set} && -r $run/port-base ]]; then KEELSON_PORT_BASE=$(<"$run/port-base"); fi

client_port() {
  local defaults=(2379 22379 32379)
  if [[ -n ${KEELSON_PORT_BASE:-} ]]; then
    echo $((KEELSON_PORT_BASE + 10 * $1))
  else
    echo "${defaults[$1]}"
  fi
}

peer_port() { echo $(($(client_port "$1") + 1)); }

# Where a member serves the Kubernetes API.
api_port() {
  local defaults=(6443 16443 26443)
  if [[ -n ${KEELSON_PORT_BASE:-} ]]; then
    echo $((KEELSON_PORT_BASE + 10 * $1 + 2))
  else
    echo "${defaults[$1]}"
  fi
}

client_url() { echo "http://127.0.0.1:$(client_port "$1")"; }

endpoints() { echo "127.0.0.1:$(client_port 0),127.0.0.1:$(client_port 1),127.0.0.1:$(client_port 2)"; }

# The process of a member, if it runs: a pid file may outlive its process, and the number may be another's by now.
member_pid() {
  local pid
  pid=$(cat "$run/$1.pid" 2>/dev/null) || return 1
  [[ -r /proc/$pid/cmdline ]] || return 1
  tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q -- "--data-dir $PWD/$run/$1.etcd " || return 1
  echo "$pid"
}

# The process of the hollow nodes, if it runs.
hollow_pid() {
  local pid
  pid=$(cat "$run/hollow.pid" 2>/dev/null) || return 1
  [[ -r /proc/$pid/cmdline ]] || return 1
  tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q -- " hollow .*--kubeconfig $PWD/$run/" || return 1
  echo "$pid"
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The body of GET /health, asked with bash alone; the process has one second.
health() {
  local ask='GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'
  timeout 1 bash -c "exec 3<>/dev/tcp/127.0.0.1/$1 && printf '$ask' >&3 && cat <&3" 2>/dev/null | tail -n 1
}

is_healthy() {
  [[ $(health "$(client_port "$1")") == *'"health":"true"'* ]] &&
    [[ $(curl -sS --max-time 2 --cacert "$run/pki/ca.crt" "https://127.0.0.1:$(api_port "$1")/readyz" 2>/dev/null) == ok ]]
}

refuse_taken_ports() {
  local i port owner
  for i in 0 1 2; do
    for port in "$(client_port "$i")" "$(peer_port "$i")" "$(api_port "$i")"; do
      port_taken "$port" || continue
      owner=$(ss -Hltnp "sport = :$port" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, process \2/p' | head -n 1)
      say "dev: port $port is taken${owner:+ by $owner}."
      [[ $owner != etcd,* ]] ||
        say "     That looks like the service of Debian's etcd-server package; sudo systemctl stop etcd ends it."
      die "choose other ports: KEELSON_PORT_BASE=12000 ./dev up"
    done
  done
}

start_member() {
  local i=$1 name=${members[$1]} initial_cluster=
  local j
  for j in 0 1 2; do
    initial_cluster+=${initial_cluster:+,}${members[$j]}=http://127.0.0.1:$(peer_port "$j")
  done
  # A session of its own, so that Ctrl-C on this terminal does not reach it.
  setsid "$product/bin/keelson" server --name "$name" --data-dir "$PWD/$run/$name.etcd" \
    --listen-client-urls "$(client_url "$i")" --advertise-client-urls "$(client_url "$i")" \
    --listen-peer-urls "http://127.0.0.1:$(peer_port "$i")" \
    --initial-advertise-peer-urls "http://127.0.0.1:$(peer_port "$i")" \
    --initial-cluster "$initial_cluster" --initial-cluster-token keelson-dev --initial-cluster-state new \
    --bind-address 127.0.0.1 --advertise-address 127.0.0.1 --secure-port "$(api_port "$i")" \
    --cert-dir "$PWD/$run/pki" --write-kubeconfig "$PWD/$run/$name.kubeconfig" \
    </dev/null >>"$run/$name.log" 2>&1 &
  echo $! >"$run/$name.pid"
}

# Waits until all three serve; fails as soon as one has ended.
await_health() {
  local deadline=$((SECONDS + ready_seconds_max)) i waiting=(0 1 2) still
  while ((${#waiting[@]})); do
    still=()
    for i in "${waiting[@]}"; do
      if is_healthy "$i"; then
        say "  ${members[$i]} serves etcd's API on 127.0.0.1:$(client_port "$i"), Kubernetes' on 127.0.0.1:$(api_port "$i")"
      elif ! kill -0 "$(cat "$run/${members[$i]}.pid")" 2>/dev/null; then
        say "  ${members[$i]} has ended; the end of $run/${members[$i]}.log:"
        tail -n 5 "$run/${members[$i]}.log" >&2
        return 1
      else
        still+=("$i")
      fi
    done
    waiting=("${still[@]}")
    ((${#waiting[@]} == 0)) && break
    ((SECONDS < deadline)) || {
      say "  not healthy after $ready_seconds_max s: ${waiting[*]/#/member }; see $run/*.log"
      return 1
    }
    sleep 0.1
  done
}

cluster_up() {
  local name i hollow=0
  if (($# == 2)) && [[ $1 == --hollow && $2 =~ ^[1-9][0-9]*$ ]]; then
    hollow=$2
  elif (($#)); then
    die "up knows only --hollow COUNT; ./dev help"
  fi
  for name in "${members[@]}"; do
    ! member_pid "$name" >/dev/null || die "$name runs already: ./dev status shows it, ./dev down ends it"
  done
  refuse_taken_ports
  need_packages curl:curl
  is_built || build
  need_jdk
  remember_ports
  say "starting three members ..."
  for i in 0 1 2; do start_member "$i"; done
  if ! await_health; then
    stop_members
    exit 1
  fi
  ((hollow == 0)) || start_hollow "$hollow"
  usage
}

# Nodes in name only, on the first member; returns when all are registered.
start_hollow() {
  local deadline=$((SECONDS + ready_seconds_max))
  say "starting $1 hollow nodes ..."
  # Appending, as the members do, would show the readiness of an earlier start.
  setsid "$product/bin/keelson" hollow --nodes "$1" --kubeconfig "$PWD/$run/m1.kubeconfig" \
    </dev/null >"$run/hollow.log" 2>&1 &
  echo $! >"$run/hollow.pid"
  until grep -q 'all nodes are registered' "$run/hollow.log"; do
    hollow_pid >/dev/null || die "the hollow nodes have ended: $(tail -n 2 "$run/hollow.log")"
    ((SECONDS < deadline)) || die "the hollow nodes are not registered after $ready_seconds_max s; see $run/hollow.log"
    sleep 0.1
  done
  say "  $1 nodes are registered"
}

# A member finds its peers where its data says, so data made on other ports is of no use here.
remember_ports() {
  local base=${KEELSON_PORT_BASE:-} before
  mkdir -p "$run"
  if [[ -e $run/port-base ]]; then
    before=$(<"$run/port-base")
    [[ $before == "$base" ]] || die "the data in ./$run belongs to KEELSON_PORT_BASE='$before':" \
      "use that, or remove the data with ./dev down --wipe"
  fi
  echo "$base" >"$run/port-base"
}

usage() {
  cat <<END

Three members are up. Try:

  export ETCDCTL_API=3 ETCDCTL_ENDPOINTS=$(endpoints)
  etcdctl put greeting hello
  etcdctl get greeting
  etcdctl watch --prefix / &
  etcdctl endpoint status --write-out=table
  curl -s $(client_url 0)/health

  export KUBECONFIG=$PWD/$run/m1.kubeconfig
  kubectl get namespaces,services
  kubectl create deployment web --image=nginx --replicas=2
  kubectl get deployments

Logs: ./$run/*.log   Data: ./$run/*.etcd   End them: ./dev down
END
  command -v etcdctl >/dev/null || say "(etcdctl is in Debian's package etcd-client: sudo apt-get install -y etcd-client)"
}

cluster_status() {
  local i pid
  for i in 0 1 2; do
    if pid=$(member_pid "${members[$i]}"); then
      printf '%s  process %s  %s  %s\n' "${members[$i]}" "$pid" "$(client_url "$i")" "$(health "$(client_port "$i")")"
    else
      printf '%s  not running\n' "${members[$i]}"
    fi
  done
  ! pid=$(hollow_pid) || printf 'hollow nodes  process %s\n' "$pid"
}

cluster_down() {
  [[ $# == 0 || ($# == 1 && $1 == --wipe) ]] || die "down knows only --wipe; ./dev help"
  stop_members
  [[ ${1:-} != --wipe ]] || wipe
}

stop_members() {
  local name pid pids=()
  if pid=$(hollow_pid); then
    kill "$pid"
    await_end "$pid"
    say "ended the hollow nodes"
  fi
  rm -f "$run/hollow.pid"
  for name in "${members[@]}"; do
    if pid=$(member_pid "$name"); then
      kill "$pid"
      pids+=("$pid")
    fi
  done
  for pid in "${pids[@]}"; do await_end "$pid"; done
  for name in "${members[@]}"; do rm -f "$run/$name.pid"; done
  say "ended ${#pids[@]} members"
}

wipe() {
  local name
  for name in "${members[@]}"; do rm -rf "${run:?}/$name.etcd" "$run/$name.log" "$run/$name.kubeconfig"; done
  rm -rf "${run:?}/pki" "$run/port-base" "$run/hollow.log"
  rmdir "$run" 2>/dev/null || true
  say "removed their data"
}

await_end() {
  local deadline=$((SECONDS + stop_seconds_max))
  while kill -0 "$1" 2>/dev/null; do
    if ((SECONDS >= deadline)); then
      say "process $1 did not end within $stop_seconds_max s: killing it"
      kill -9 "$1" 2>/dev/null || true
      return
    fi
    sleep 0.05
  done
}
