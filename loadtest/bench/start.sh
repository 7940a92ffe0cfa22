#!/usr/bin/env bash
# How long ./granta up takes until clients may come, and what it holds then: start.sh [RUNS]. On an empty directory and on the one
# of the start before, without the start cache and with it; the artefacts are built first. Alone on the machine, or the figures are worth little.
. "$(dirname "$0")/shared.sh"
runs=${1:-3}
work=$(mktemp -d)
stop() { "$root/granta" down --data "$work/data" >/dev/null 2>&1 || true; }
trap 'stop; rm -rf "$work"' EXIT

timed() { # what, options...
  local what=$1 port tls auth management began
  shift
  read -r port tls auth management < <(free_ports 4)
  began=$(date +%s%N)
  "$root/granta" up --detach --data "$work/data" "--granta.c2s.port=$port" "--granta.c2s.tls-port=$tls" --granta.s2s.enabled=false "--granta.auth.port=$auth" \
    "--management.server.port=$management" "$@" >/dev/null
  printf '%-34s %6.1f s  %5d MiB\n' "$what" "$((($(date +%s%N) - began) / 100000000))e-1" \
    "$(($(ps -o rss= -p "$(cat "$work/data/granta.pid")") / 1024))"
}

round() { # with or without
  for _ in $(seq "$runs"); do
    rm -rf "$work/data"
    timed "empty directory, $1 start cache" --granta.start-cache=false
    stop
    timed "the same again, $1 start cache" --granta.start-cache=false
    stop
  done
}

"$root/granta" build 2>/dev/null
rm -f "$start_cache"
round without
make_start_cache
round with
