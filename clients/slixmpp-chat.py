#!/usr/bin/python3
"""Two slixmpp clients log in, ask the server some questions and chat both ways, over STARTTLS and over direct TLS.

Usage: slixmpp-chat.py HOST STARTTLS_PORT TLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2 [MECHANISM]
Without a mechanism it takes what it thinks best. With EXTERNAL, a PEM file with certificate and key stands for a password.
Exits with 0 when every step was seen to work; prints the step that failed otherwise.
"""
import asyncio
import sys

from slixmpp_client import DEADLINE_S, Client, run


async def play(host, port, direct_tls, mechanism, domain, first, second):
    alice = Client(f"{first[0]}@{domain}/slix", first[1], mechanism, direct_tls)
    bob = Client(f"{second[0]}@{domain}/slix", second[1], mechanism, direct_tls)
    await alice.log_in(host, port)
    await bob.log_in(host, port)

    info = await alice["xep_0030"].get_info(jid=domain, timeout=DEADLINE_S)
    assert "urn:xmpp:ping" in info["disco_info"]["features"], "the server does not name ping"
    await alice["xep_0199"].ping(domain, timeout=DEADLINE_S)
    # RFC 6121 8.5.3.1: an IQ reaches only who has shown their presence.
    shown = asyncio.get_event_loop().create_future()
    alice.add_event_handler("presence_available", lambda presence: presence["from"] == bob.boundjid
                            and not shown.done() and shown.set_result(True))
    bob.send_presence(pto=alice.boundjid)
    await asyncio.wait_for(shown, DEADLINE_S)
    await alice["xep_0199"].ping(bob.boundjid, timeout=DEADLINE_S)
    version = await bob["xep_0092"].get_version(jid=domain, timeout=DEADLINE_S)
    assert version["software_version"]["name"] == "Granta", "the server does not say that it is Granta"

    for sender, receiver, to in ((alice, bob, bob.boundjid.bare), (bob, alice, alice.boundjid.full)):
        for number in range(20):
            sender.send_message(mto=to, mbody=f"number {number} ¿qué?", mtype="chat")
        for number in range(20):
            message = await asyncio.wait_for(receiver.inbox.get(), DEADLINE_S)
            assert message["body"] == f"number {number} ¿qué?", f"expected number {number}, got {message}"
            assert message["from"] == sender.boundjid, f"forged sender {message['from']}"
    for client in (alice, bob):
        await client.log_out()


def main():
    host, starttls, tls, domain, user1, password1, user2, password2 = sys.argv[1:9]
    mechanism = sys.argv[9] if len(sys.argv) > 9 else None
    for port, direct_tls in ((starttls, False), (tls, True)):
        run(play(host, int(port), direct_tls, mechanism, domain, (user1, password1), (user2, password2)))
        print(f"slixmpp chatted on port {port} with {mechanism or 'what it chose itself'}", flush=True)


if __name__ == "__main__":
    main()
