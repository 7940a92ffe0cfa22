#!/usr/bin/env bash
# What people publish (XEP-0163), on Granta: items.sh CONTACTS [--option ...] starts one on a temporary directory, gives its first user so many
# contacts (star.sh), plays the scenario, and stops it. Exit 1 when the run failed.
. "$(dirname "$0")/shared.sh"
[[ ${1:-} =~ ^[1-9][0-9]*$ ]] || fail "usage: items.sh CONTACTS [--option ...]"
users=$(($1 + 1))
shift
work=$(mktemp -d)
clean_up() {
  [ ! -s "$work/env" ] || "$bench/granta.sh" stop "$work" || true
  rm -rf "$work"
}
trap clean_up EXIT
"$bench/granta.sh" start "$work" "$users" >/dev/null
"$bench/star.sh" "$work" "$users"
"$bench/run.sh" "$work" items --users "$users" "$@"
