# For scripts that play against a Granta whose password file and certificates they change: one data directory of their own, $data,
# with the users alice and bob.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export host=127.0.0.1 domain=localhost password='a secret of Verona'
pki=$data/pki

. "$root/clients/ports.sh"

# Waits until a command succeeds; gives up, naming what was awaited, after 20 seconds.
until_true() { # what, command...
  local what=$1 deadline=$((SECONDS + 20))
  shift
  until "$@"; do
    [ $SECONDS -lt $deadline ] || { echo "never seen: $what" >&2; tail -n 20 "$data/logs/granta.log" >&2; return 1; }
    sleep 0.1
  done
}

# Remembers where the log ends, and waits until a text stands behind that.
mark_log() { logged=$(wc -l <"$data/logs/granta.log"); }
new_in_log() { tail -n "+$((logged + 1))" "$data/logs/granta.log" | grep -cF -- "$1"; }
until_logged() { until_true "'$1' in the log" new_in_log "$1" >/dev/null; }

# A password as the password file may keep it, by its form: crypt, or SHA-1, SHA-256, SHA-512 for SCRAM keys.
password_field() {
  if [ "$1" = crypt ]; then
    openssl passwd -6 "$password"
    return
  fi
  /usr/bin/python3 - "$1" "$password" <<'PY'
import base64, hashlib, hmac, os, sys
name, password = sys.argv[1], sys.argv[2].encode()
hash_name, salt, rounds = name.replace("-", "").lower(), os.urandom(16), 4096
salted = hashlib.pbkdf2_hmac(hash_name, password, salt, rounds)
sign = lambda text: hmac.new(salted, text, hash_name).digest()
b64 = lambda raw: base64.b64encode(raw).decode()
stored = hashlib.new(hash_name, sign(b"Client Key")).digest()
print("{SCRAM-%s}%d,%s,%s,%s" % (name, rounds, b64(salt), b64(stored), b64(sign(b"Server Key"))))
PY
}

# Everybody's password in one form: what it is good for is what the server offers to people who have never been here.
write_passwords() { # form, ending of their names
  local field
  field=$(password_field "$1")
  printf '%s\n' "alice${2:-}:$field" "bob${2:-}:$field" >"$data/passwd.new"
  mv "$data/passwd.new" "$data/passwd"
}

# A key and its certificate, made by our authority: issue NAME, alternative names as OpenSSL writes them.
issue() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout "$pki/$1.key" -out "$pki/$1.pem" -days 2 \
    -subj "/CN=$1" -CA "$pki/ca.pem" -CAkey "$pki/ca.key" -addext "subjectAltName=$2" \
    -addext basicConstraints=critical,CA:false 2>/dev/null
}

make_pki() {
  mkdir -p "$pki"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout "$pki/ca.key" -out "$pki/ca.pem" -days 2 \
    -subj "/CN=Authority of Verona" 2>/dev/null
  issue server "DNS:$domain"
  issue rooms "DNS:*.rooms.example"
  local user
  for user in alice bob; do
    issue "$user" "otherName:1.3.6.1.5.5.7.8.5;UTF8:$user@$domain"
    cat "$pki/$user.pem" "$pki/$user.key" >"$pki/$user-both.pem"
  done
}

# How many logins with a mechanism have succeeded.
logins() {
  curl -sf "http://127.0.0.1:$management/actuator/prometheus" | awk -v mechanism="mechanism=\"$1\"" '
    /^granta_c2s_logins/ && index($0, mechanism) && /outcome="success"/ { count += $NF } END { print count + 0 }'
}
