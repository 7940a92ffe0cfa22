#!/usr/bin/env bash
# One scenario on Granta, ejabberd and Prosody, one after the other on this machine, and a table of what came out:
# compare.sh SCENARIO [--option ...]. SERVERS="granta ejabberd" takes fewer, USERS=1000 makes more users, KEEP=dir keeps the reports.
# Exit 1 when any run failed.
. "$(dirname "$0")/shared.sh"
[ $# -gt 0 ] || fail "usage: compare.sh SCENARIO [--option ...]"
work=${KEEP:-$(mktemp -d)}
mkdir -p "$work"
running=
clean_up() {
  [ -z "$running" ] || "$bench/$running.sh" stop "$work/$running" || true
  [ -n "${KEEP:-}" ] || rm -rf "$work"
}
trap clean_up EXIT
status=0
for server in ${SERVERS:-granta ejabberd prosody}; do
  rm -rf "${work:?}/$server"
  "$bench/$server.sh" start "$work/$server" "${USERS:-200}" >/dev/null
  running=$server
  "$bench/run.sh" "$work/$server" "$@" --json "$work/$server.json" >"$work/$server.txt" 2>&1 || { status=1; cat "$work/$server.txt"; }
  "$bench/$server.sh" stop "$work/$server"
  running=
done
echo "$*"
table "$work" ${SERVERS:-granta ejabberd prosody}
exit $status
