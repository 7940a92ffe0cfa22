#!/usr/bin/env bash
# Gives the first user of a Granta that granta.sh has started all others as contacts, each subscribed to the other, straight into its
# database: star.sh DIR USERS. To be done before anybody logs in.
. "$(dirname "$0")/shared.sh"
[ -s "${1:-}/env" ] || fail "no server was started on '${1:-}'"
command -v psql >/dev/null || fail "psql is missing (Debian: postgresql-client)"
data=$1/postgres
port=$(sed -n 4p "$data/data/postmaster.pid")
PGPASSWORD=$(cat "$data/password") psql -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U granta granta <<SQL
insert into roster.account (jid, policy_version, roster_version)
  select 'u' || n || '@localhost', 1, 1 from generate_series(1, $2) n;
insert into roster.contact (account, jid, in_roster, name, groups, state, approved, version)
  select 'u' || a || '@localhost', 'u' || b || '@localhost', true, 'Contact', '{Friends}', 'BOTH', false, 1
  from generate_series(2, $2) n, lateral (values (1, n), (n, 1)) as pair (a, b);
analyze roster.contact;
SQL
