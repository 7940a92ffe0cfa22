#!/usr/bin/env bash
# Gives users of a Granta that granta.sh has started contacts, each subscribed to the other, straight into its database:
# rosters.sh DIR USERS CONTACTS. User n's contacts are the CONTACTS/2 users before and after n, in a ring. To be done before anybody logs in.
. "$(dirname "$0")/shared.sh"
[ -s "${1:-}/env" ] || fail "no server was started on '${1:-}'"
command -v psql >/dev/null || fail "psql is missing (Debian: postgresql-client)"
data=$1/postgres
port=$(sed -n 4p "$data/data/postmaster.pid")
PGPASSWORD=$(cat "$data/password") psql -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U granta granta <<SQL
insert into roster.account (jid, policy_version, roster_version)
  select 'u' || n || '@localhost', 1, 1 from generate_series(1, $2) n;
insert into roster.contact (account, jid, in_roster, name, groups, state, approved, version)
  select 'u' || n || '@localhost', 'u' || ((n - 1 + d + $2) % $2 + 1) || '@localhost', true, 'Contact ' || d, '{Friends}', 'BOTH', false, 1
  from generate_series(1, $2) n, generate_series(-$3 / 2, $3 / 2) d where d <> 0;
analyze roster.contact;
SQL
