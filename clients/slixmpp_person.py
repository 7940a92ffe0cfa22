"""For scripts that play slixmpp: somebody with a roster, who takes any certificate and notes what they see."""
import asyncio
import ssl

import slixmpp

DEADLINE_S = 20


class Person(slixmpp.ClientXMPP):
    def __init__(self, name, domain, password, resource):
        super().__init__(f"{name}@{domain}/{resource}", password, sasl_mech="PLAIN")
        for plugin in ("xep_0012", "xep_0030", "xep_0049", "xep_0054", "xep_0191", "xep_0203", "xep_0280", "xep_0297", "xep_0313"):
            self.register_plugin(plugin)
        self.ssl_context = ssl.create_default_context()
        self.ssl_context.check_hostname = False
        self.ssl_context.verify_mode = ssl.CERT_NONE
        self.get_ssl_context = lambda: self.ssl_context
        self.auto_authorize = None
        self.seen = []
        self.news = asyncio.Event()
        self.online = asyncio.get_event_loop().create_future()
        self.add_event_handler("session_start", lambda _: self.online.set_result(True))
        self.add_event_handler("failed_auth", lambda e: self.online.set_exception(RuntimeError("login failed")))
        for event in ("presence_available", "presence_away", "presence_unavailable", "presence_subscribe", "presence_subscribed",
                      "presence_unsubscribe", "presence_unsubscribed", "message", "message_error", "roster_update", "carbon_sent",
                      "carbon_received"):
            self.add_event_handler(event, lambda stanza, event=event: self.note(event, stanza))

    def note(self, event, stanza):
        self.seen.append((event, stanza))
        self.news.set()

    async def expect(self, what, event, matches=lambda stanza: True):
        """Waits for an event that has not been expected before, and takes it."""
        async def find():
            while True:
                for i, (name, stanza) in enumerate(self.seen):
                    if name == event and matches(stanza):
                        del self.seen[i]
                        return stanza
                self.news.clear()
                await self.news.wait()
        try:
            return await asyncio.wait_for(find(), DEADLINE_S)
        except asyncio.TimeoutError:
            raise AssertionError(f"{self.boundjid} did not see {what}; saw {self.seen}") from None

    async def connected(self, host, port):
        self.connect((host, port), force_starttls=True)
        await asyncio.wait_for(self.online, DEADLINE_S)
        return self

    async def arrive(self, host, port, show_up=True):
        await self.connected(host, port)
        await self.get_roster()
        if show_up:
            self.send_presence()
        return self

    async def leave(self):
        self.disconnect(wait=1)
        await asyncio.wait_for(self.disconnected, DEADLINE_S)

    async def forget(self, other):
        """As if the two had never met: what an earlier day may have left is removed."""
        if other.bare in self.client_roster.keys():
            await self.del_roster_item(other.bare)
            await self.expect("that the other is gone", "roster_update", item(other, subscription="remove"))


def of(jid):
    """Whether a stanza comes from an account, or from the very resource when it is given whole."""
    return lambda stanza: stanza["from"] == jid or jid.bare == jid and stanza["from"].bare == jid.bare


def item(jid, **values):
    def matches(iq):
        return any(found == jid.bare and all(entry[key] == value for key, value in values.items())
                   for found, entry in iq["roster"]["items"].items())
    return matches


async def befriend(alice, bob):
    alice.send_presence_subscription(pto=bob.boundjid.bare)
    await bob.expect("the request", "presence_subscribe", of(slixmpp.JID(alice.boundjid.bare)))
    await alice.expect("that the request is under way", "roster_update", item(bob.boundjid, ask="subscribe"))
    bob.send_presence_subscription(pto=alice.boundjid.bare, ptype="subscribed")
    await alice.expect("that it was granted", "presence_subscribed", of(slixmpp.JID(bob.boundjid.bare)))
    await alice.expect("it in the roster", "roster_update", item(bob.boundjid, subscription="to"))
    await alice.expect("bob's presence", "presence_available", of(bob.boundjid))
    await bob.expect("it in the roster", "roster_update", item(alice.boundjid, subscription="from"))
    bob.send_presence_subscription(pto=alice.boundjid.bare)
    await alice.expect("bob's request", "presence_subscribe", of(slixmpp.JID(bob.boundjid.bare)))
    alice.send_presence_subscription(pto=bob.boundjid.bare, ptype="subscribed")
    await bob.expect("both in the roster", "roster_update", item(alice.boundjid, subscription="both"))
    await bob.expect("alice's presence", "presence_available", of(alice.boundjid))
    await alice.expect("both in the roster", "roster_update", item(bob.boundjid, subscription="both"))
