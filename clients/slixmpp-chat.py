#!/usr/bin/python3
"""Two slixmpp clients log in, ask the server some questions and chat both ways, over STARTTLS and over direct TLS.

Usage: slixmpp-chat.py HOST STARTTLS_PORT TLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2 [MECHANISM]
Without a mechanism it takes what it thinks best. With EXTERNAL, a PEM file with certificate and key stands for a password.
Exits with 0 when every step was seen to work; prints the step that failed otherwise.
"""
import asyncio
import ssl
import sys

import slixmpp

DEADLINE_S = 20


class Client(slixmpp.ClientXMPP):
    def __init__(self, jid, password, mechanism, direct_tls):
        super().__init__(jid, password if mechanism != "EXTERNAL" else None, sasl_mech=mechanism)
        if mechanism:
            self.without_channel_binding()
        for plugin in ("xep_0030", "xep_0092", "xep_0199", "xep_0202"):
            self.register_plugin(plugin)
        # The server's certificate is self-signed; this test says nothing about certificates.
        self.ssl_context = ssl.create_default_context()
        self.ssl_context.check_hostname = False
        self.ssl_context.verify_mode = ssl.CERT_NONE
        if mechanism == "EXTERNAL":
            self.ssl_context.load_cert_chain(password)
        self.get_ssl_context = lambda: self.ssl_context
        self.direct_tls = direct_tls
        self.inbox = asyncio.Queue()
        self.online = asyncio.get_event_loop().create_future()
        self.add_event_handler("session_start", lambda _: self.online.set_result(True))
        self.add_event_handler("message", self.inbox.put_nowait)
        failure = "failed_auth" if mechanism else "failed_all_auth"
        self.add_event_handler(failure, lambda e: self.online.set_exception(RuntimeError(f"login failed: {e}")))

    def without_channel_binding(self):
        """It knows tls-unique alone, which TLS 1.3 lacks, and else claims that the server offers no binding at all."""
        mechanisms = self["feature_mechanisms"]
        ask = mechanisms.sasl_callback
        mechanisms.sasl_callback = lambda required, optional: {**ask(required, optional), "channel_binding": None}

    async def log_in(self, host, port):
        self.connect((host, port), use_ssl=self.direct_tls, force_starttls=not self.direct_tls)
        await asyncio.wait_for(self.online, DEADLINE_S)
        self.send_presence()


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
        client.disconnect(wait=1)
        await asyncio.wait_for(client.disconnected, DEADLINE_S)


def main():
    host, starttls, tls, domain, user1, password1, user2, password2 = sys.argv[1:9]
    mechanism = sys.argv[9] if len(sys.argv) > 9 else None
    loop = asyncio.get_event_loop()
    for port, direct_tls in ((starttls, False), (tls, True)):
        loop.run_until_complete(
            play(host, int(port), direct_tls, mechanism, domain, (user1, password1), (user2, password2)))
        leftovers = asyncio.all_tasks(loop)
        for task in leftovers:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*leftovers, return_exceptions=True))
        print(f"slixmpp chatted on port {port} with {mechanism or 'what it chose itself'}", flush=True)


if __name__ == "__main__":
    main()
