# For scripts that play terminal clients in tmux windows; they set $work, a directory of their own, which goes at the end.
socket=granta-clients-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

type_in() { tmux -L "$socket" send-keys -t "$1" -l "$2"; tmux -L "$socket" send-keys -t "$1" Enter; }
screen() { tmux -L "$socket" capture-pane -p -t "$1"; }

# Waits until a window shows a text; gives up, showing the window, after 20 seconds.
until_shows() { # window, text
  local deadline=$((SECONDS + 20))
  until screen "$1" | grep -qF -- "$2"; do
    if [ $SECONDS -ge $deadline ]; then
      echo "window $1 never showed '$2':" >&2
      screen "$1" >&2
      exit 1
    fi
    sleep 0.1
  done
}
