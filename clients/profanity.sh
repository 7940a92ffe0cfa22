# For scripts that play Profanity; they set $work, $host, $port, $tls (starttls or direct) and $domain, and have read tmux.sh.

log_in() { # window, user, password
  mkdir -p "$work/$1"
  tmux -L "$socket" new-session -d -s "$1" -x 120 -y 30 \
    "env HOME='$work/$1' XDG_CONFIG_HOME='$work/$1/config' XDG_DATA_HOME='$work/$1/data' LC_ALL=C.UTF-8 profanity"
  until_shows "$1" "Profanity"
  log_in_again "$@"
}

log_in_again() { # window, user, password
  type_in "$1" "/clear"
  type_in "$1" "/connect $2@$domain server $host port $port tls $([ "$tls" = starttls ] && echo trust || echo legacy)"
  until_shows "$1" "Enter password:"
  type_in "$1" "$3"
  until_shows "$1" "logged in successfully"
}
