#!/usr/bin/python3
"""A slixmpp client that loses its connection goes on where it was (XEP-0198), whatever has happened to the server meanwhile.

Usage: slixmpp-resume.py HOST PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2 [COMMAND]
While the first is away the second writes to it; then COMMAND is run, if there is one: it may kill the server and start it again.
Exits with 0 when every step was seen to work; prints the step that failed otherwise.
"""
import asyncio
import sys

from slixmpp_client import DEADLINE_S, Client, run

MESSAGES = 10


def managed(jid, password):
    client = Client(jid, password, None, False)
    client.register_plugin("xep_0198")
    client.enabled = asyncio.get_event_loop().create_future()
    client.resumed = asyncio.get_event_loop().create_future()
    client.add_event_handler("sm_enabled", lambda answer: client.enabled.done() or client.enabled.set_result(answer))
    client.add_event_handler("session_resumed", lambda _: client.resumed.done() or client.resumed.set_result(True))
    return client


async def expect(receiver, sender, numbers):
    for number in numbers:
        message = await asyncio.wait_for(receiver.inbox.get(), DEADLINE_S)
        assert message["body"] == f"number {number}", f"expected number {number}, got {message}"
        assert message["from"] == sender.boundjid, f"forged sender {message['from']}"
    assert receiver.inbox.empty(), "something came twice"


async def resume(client, host, port):
    client.resumed = asyncio.get_event_loop().create_future()
    client.connect((host, port), force_starttls=True)
    await asyncio.wait_for(client.resumed, 3 * DEADLINE_S)


async def play(host, port, domain, first, second, command):
    alice = managed(f"{first[0]}@{domain}/resuming", first[1])
    bob = managed(f"{second[0]}@{domain}/resuming", second[1])
    for client in (alice, bob):
        await client.log_in(host, port)
        answer = await asyncio.wait_for(client.enabled, DEADLINE_S)
        assert answer["id"], "the session has no name to resume it by"

    alice.abort()
    for number in range(MESSAGES):
        bob.send_message(mto=alice.boundjid.bare, mbody=f"number {number}", mtype="chat")
    if command:
        # What it has sent is on the log when its home has answered what it sent after that.
        await bob["xep_0199"].ping(domain, timeout=DEADLINE_S)
        bob.abort()
        process = await asyncio.create_subprocess_shell(command)
        assert await process.wait() == 0, f"failed: {command}"
        await resume(bob, host, port)
    await resume(alice, host, port)
    await expect(alice, bob, range(MESSAGES))
    alice.send_message(mto=bob.boundjid, mbody="number 0", mtype="chat")
    await expect(bob, alice, range(1))
    for client in (alice, bob):
        await client.log_out()


def main():
    host, port, domain, user1, password1, user2, password2 = sys.argv[1:8]
    command = sys.argv[8] if len(sys.argv) > 8 else None
    run(play(host, int(port), domain, (user1, password1), (user2, password2), command))
    print(f"slixmpp resumed its session{' after: ' + command if command else ''}", flush=True)


if __name__ == "__main__":
    main()
