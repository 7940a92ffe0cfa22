#!/usr/bin/env bash
# One scenario on Granta, ejabberd and Prosody, one after the other on this machine; a table of what came out, with Granta's ratios to the others:
# compare.sh SCENARIO [--option ...]. ARCHIVES=on has all three archive every message on PostgreSQL, "off on" does both in turn, off (as without) none.
# SERVERS="granta ejabberd" takes fewer, USERS=1000 makes more users, KEEP=dir keeps the reports, with a page of plots. Exit 1 when any run failed.
. "$(dirname "$0")/shared.sh"
[ $# -gt 0 ] || fail "usage: compare.sh SCENARIO [--option ...]"
begin
both=$ARCHIVES

# An archive is written behind the messages: how many rows there are when the load ends, how many in the end, and how long that takes.
await_archive() { # server, reports
  local archive_rows='' rows before=-1 began first
  . "$work/$1/env"
  began=$(date +%s%N)
  first=$(eval "$archive_rows")
  rows=$first
  while [ "$rows" != "$before" ]; do
    sleep 1
    before=$rows
    rows=$(eval "$archive_rows")
  done
  # The last look found nothing new.
  python3 - "$2/$1.json" "$first" "$rows" "$((($(date +%s%N) - began) / 1000000 - 1000))" <<'PY'
import json, sys
file, first, rows, millis = sys.argv[1], *map(int, sys.argv[2:])
report = json.load(open(file))
behind = {"archive_rows": (rows, ""), "archive_rows_behind_at_the_end": (rows - first, ""), "archive_caught_up_after": (millis / 1000 if rows > first else 0.0, "s")}
for name, (value, unit) in behind.items():
    report[name], report["units"][name] = value, unit
if not rows:
    report["failures"].append("nothing was archived")
json.dump(report, open(file, "w"))
PY
}

for ARCHIVES in $both; do
  export ARCHIVES
  reports=$work/archives-$ARCHIVES
  mkdir -p "$reports"
  for server in $servers; do
    rm -rf "${work:?}/$server"
    "$bench/$server.sh" start "$work/$server" "${USERS:-200}" >/dev/null
    running=$server
    "$bench/run.sh" "$work/$server" "$@" --json "$reports/$server.json" >"$reports/$server.txt" 2>&1 || { status=1; cat "$reports/$server.txt"; }
    [ "$ARCHIVES" != on ] || [ ! -e "$reports/$server.json" ] || await_archive "$server" "$reports"
    "$bench/$server.sh" stop "$work/$server"
    running=
  done
  echo "$* (archives $ARCHIVES)"
  table "$reports" "$* (archives $ARCHIVES)" $servers
done
exit $status
