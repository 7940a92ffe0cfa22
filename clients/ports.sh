# Sourced by scripts that start servers.

free_ports() { # as many different ones as asked for, none of those that the system gives to connections
  python3 -c 'import random, socket, sys
held = []
while len(held) < int(sys.argv[1]):
    try:
        held.append(socket.create_server(("127.0.0.1", random.randrange(10000, 30000))))
    except OSError:
        pass
print(*(s.getsockname()[1] for s in held))' "$1"
}
