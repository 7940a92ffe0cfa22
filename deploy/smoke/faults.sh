# For scripts that break containers while people talk: what tries a fault, waits, and counts what went wrong.
failed=0
wrong() {
  echo "WRONG: $*" >&2
  failed=1
}

# Tries until it comes, for two minutes.
eventually() {
  local until=$((SECONDS + 120))
  until "$@"; do
    [ $SECONDS -lt $until ] || return 1
    sleep 1
  done
}

compile_what_tries_faults() {
  [ -z "${FAULTS_CLASSPATH:-}" ] || return 0
  echo "== what tries the faults is compiled"
  mvn -q -B -pl chaos -am -Dmaven.test.skip=true compile dependency:build-classpath -DincludeScope=runtime "-Dmdep.outputFile=$smoke/classpath"
  FAULTS_CLASSPATH=chaos/target/classes:$(cat "$smoke/classpath")
}

# The password file of alice, bob, and forty people for each of so many faults; all say 'secret'.
people_of() {
  local hash
  hash=$(openssl passwd -6 -salt smoke secret)
  for name in alice bob; do echo "$name:$hash"; done
  for fault in $(seq 0 $(($1 - 1))); do
    for kind in a b; do
      for number in $(seq 0 19); do echo "f$fault$kind$number:$hash"; done
    done
  done
}

# Has people talk at these gateways while a command is carried out: try_fault NUMBER FAULT GATEWAYS COMMAND. Sets 'sent', what those in
# pairs have sent, and 'recovery', for how many seconds somebody of them heard nothing.
try_fault() {
  local number=$1 fault=$2 gateways=$3 command=$4
  echo "== $fault: $command"
  inside "$jdk/bin/java" -cp "$FAULTS_CLASSPATH" chat.granta.chaos.installed.TryFault "$gateways" "f$number" "$fault" "$command" | tee "$smoke/fault" || wrong "$fault"
  read -r sent recovery < <(awk -v fault="$fault" '$1 == fault && NF == 9 { print $2, int($NF) }' "$smoke/fault") || true
}

# Whether the audit trail has what the people of a fault have sent, each message once.
audited() {
  local prefix=$1 sent=$2 events messages
  IFS='|' read -r events messages < <(sql "select count(*), count(distinct archive_id) from audit.event
    where kind = 'message' and account like '${prefix}a%' and outcome in ('delivered', 'offline')")
  [ "$events" = "$messages" ] && [ "$messages" -ge "$sent" ]
}
