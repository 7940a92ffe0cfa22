#!/usr/bin/env bash
# A case of abuse: a user reports another from a client, and an auditor works on the case through the API until it is closed.
#
# Usage: abuse-case.sh HOST STARTTLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2 AUDIT_PORT AUDITOR AUDITORS_PASSWORD
# USER2 insults USER1. Exits with 0 when every step was seen to work; says which step failed otherwise.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
host=$1 port=$2 domain=$3 user1=$4 password1=$5 user2=$6 password2=$7 audit=$8 auditor=$9 auditors_password=${10}
api=http://127.0.0.1:$audit/api/v1
subject=$user2@$domain

step() { echo "abuse case: $1"; }
fail() { echo "abuse case: $1" >&2; exit 1; }

# The password goes through a file descriptor: arguments of commands are everybody's to see.
ask() { curl -sS -f --max-time 20 -K <(printf 'user = "%s:%s"\n' "$auditor" "$auditors_password") "$@"; }
status() { curl -sS -o /dev/null -w '%{http_code}' --max-time 20 -K <(printf 'user = "%s:%s"\n' "$auditor" "$auditors_password") "$@"; }
post() { ask -H 'Content-Type: application/json' -d "$2" "$api$1"; }
# What a Python expression makes of the JSON in $1, which it calls it.
of() { /usr/bin/python3 -c 'import json, sys; it = json.loads(sys.argv[1]); print(eval(sys.argv[2]))' "$1" "$2"; }
await() { # what, command that prints something once it is there
  local what=$1 deadline=$((SECONDS + 60)) found
  shift
  until found=$("$@") && [ -n "$found" ]; do
    [ $SECONDS -lt $deadline ] || fail "never seen: $what"
    sleep 0.2
  done
  echo "$found"
}

answers() { curl -s -o /dev/null --max-time 5 "$api/policy" && echo yes; }
await "the auditors' interface" answers >/dev/null
known() { of "$(ask "$api/cases?state=open")" "'\n'.join(str(c['id']) for c in it['cases'] if c['subject'] == '$subject')"; }
[ -z "$(known)" ] || fail "there is an open case about $subject already"

step "a report in a client"
played=$(./slixmpp-report.py "$host" "$port" "$domain" "$user1" "$password1" "$user2" "$password2")
echo "$played" | sed '$d'
reported=$(tail -n 1 <<<"$played")

step "it is a case, with the words of who has reported and what was reported as evidence"
id=$(await "a case about $subject" known)
case=$(ask "$api/cases/$id")
[ "$(of "$case" "it['about']['reported'] and it['about']['opener']")" = "$user1@$domain" ] || fail "not reported by $user1: $case"
evidence=$(of "$case" "it['evidence'][0]['text']")
[[ $evidence == *"he insults me"* && $evidence == *"$reported"* ]] || fail "the evidence lacks the report: $evidence"
further() { of "$(ask "$api/cases/$id")" "[e['text'] for e in it['evidence'] if 'and he goes on' in e['text']] or ''"; }
await "the report as slixmpp makes it (XEP-0377 version 0.2), in the same case" further >/dev/null
insults() { of "$(ask "$api/cases/$id")" "[e for e in it['evidence'] if e.get('archiveId') == '$reported' and 'insult' in e['stanza']] or ''"; }
await "what was said, out of the archive of $user1" insults >/dev/null

step "the talk behind it is in the trail, without its words"
talk() {
  of "$(ask "$api/events?user=$subject&peer=$user1@$domain&kind=message&reason=case+$id")" \
    "it['events'] and it['events'][0]['outcome'] == 'refused' and any(e.get('archiveId') == '$reported' for e in it['events']) and json.dumps(it['events']) or ''"
}
events=$(await "the message that was reported, and the one after the block, refused" talk)
[ "$(of "$events" "[e['outcome'] for e in it if e.get('archiveId') == '$reported']")" = "['delivered']" ] || fail "its outcome: $events"
[[ $events != *insult* ]] || fail "words of messages are in the trail: $events"

step "a note, evidence, and a hold that somebody else has decided"
post "/cases/$id/notes" '{"text":"talked to both"}' >/dev/null
post "/cases/$id/evidence" "{\"text\":\"message $reported was delivered\"}" >/dev/null
hold="{\"subject\":\"$subject\",\"reason\":\"insults\",\"authoriser\":\"$auditor\",\"ends\":\"$(date -u -d tomorrow +%F)\"}"
[ "$(status -H 'Content-Type: application/json' -d "$hold" "$api/cases/$id/holds")" = 400 ] || fail "an auditor has decided a hold alone"
post "/cases/$id/holds" "${hold/\"$auditor\"/\"Dr. Jane Dean\"}" >/dev/null

step "nobody looks without a reason, or without a password"
[ "$(status "$api/events?user=$subject")" = 400 ] || fail "a query without a reason is answered"
[ "$(curl -sS -o /dev/null -w '%{http_code}' "$api/cases/$id")" = 401 ] || fail "somebody without a password is answered"

step "the case is closed, its hold is lifted, and nothing is added to it"
post "/cases/$id/close" '{"outcome":"a warning"}' >/dev/null
case=$(ask "$api/cases/$id")
[ "$(of "$case" "it['about']['outcome'], it['about']['closer'], len(it['notes']), len(it['evidence']), it['holds'][0]['lifted'] is not None")" \
  = "('a warning', '$auditor', 1, 5, True)" ] || fail "the closed case: $case"
[ "$(status -H 'Content-Type: application/json' -d '{"text":"late"}' "$api/cases/$id/notes")" = 409 ] || fail "a closed case takes notes"

step "the page shows it, and the trail who has looked, and why"
[[ $(ask "http://127.0.0.1:$audit/cases/$id") == *"$subject"* ]] || fail "the page lacks the case"
looks=$(ask "$api/events?kind=query,administration&reason=who+looked")
[ "$(of "$looks" "sum(e.get('reason') == 'case $id' for e in it['events']) > 3")" = True ] || fail "nobody has looked at case $id: $looks"
