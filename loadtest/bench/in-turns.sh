#!/usr/bin/env bash
# One scenario on servers that all run, in turns; the medians of all rounds side by side, with Granta's ratios to the others: in-turns.sh SCENARIO [--option ...]
# Scenarios are those with --warm-up and --duration. A machine whose caches others share is faster in some minutes than in others. Of servers that compare.sh measures, each may meet another machine;
# here a round measures all of them within a minute or two, while those that wait idle along (an idle Granta takes 0.02 to 0.06 of a core).
# ROUNDS=7 is how many, TURN=20s how long each measures a server; WARM_UP=120s is what each server is played before the first; SERVERS, USERS and KEEP are as in compare.sh.
. "$(dirname "$0")/shared.sh"
[ $# -gt 0 ] || fail "usage: in-turns.sh SCENARIO [--option ...]"
begin
mkdir -p "$work/medians"

play() { # server, report, warm-up, duration, scenario and options
  local server=$1 report=$2 times=(--warm-up "$3" --duration "$4")
  shift 4
  "$bench/run.sh" "$work/$server" "$@" "${times[@]}" --json "$report" >"$work/said" 2>&1 || { status=1; cat "$work/said"; }
}

# A line for the round, and each server's report of medians so far.
medians() { # round, servers
  python3 - "$work" "$@" <<'PY'
import json, os, statistics, sys
work, this, *servers = sys.argv[1:]
shown = ("server_CPU_per_message", "latency_p50", "messages_per_second")
for server in servers:
    rounds = [json.load(open(file)) for n in range(1, int(this) + 1) if os.path.exists(file := f"{work}/{server}.{n}.json")]
    if not rounds:
        continue
    last = rounds[-1]
    print(f"round {this}  {server:9}", *(f" {figure.replace('_', ' ')} {last[figure]:.4g} {last['units'][figure]}" for figure in shown if figure in last), flush=True)
    middle = dict(last, failures=[failure for each in rounds for failure in each.get("failures", [])])
    for figure in last["units"]:
        values = [each[figure] for each in rounds if isinstance(each.get(figure), (int, float))]
        if values:
            middle[figure] = statistics.median(values)
    json.dump(middle, open(f"{work}/medians/{server}.json", "w"))
PY
}

for server in $servers; do
  "$bench/$server.sh" start "$work/$server" "${USERS:-200}" >/dev/null
  running="$server $running"
  play "$server" "$work/warm-up.json" "${WARM_UP:-120s}" 5s "$@"
done
for round in $(seq "${ROUNDS:-7}"); do
  for server in $servers; do
    play "$server" "$work/$server.$round.json" 5s "${TURN:-20s}" "$@"
  done
  medians "$round" $servers
done
table "$work/medians" "$* (medians of ${ROUNDS:-7} rounds)" $servers
exit $status
