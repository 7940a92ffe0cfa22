#!/usr/bin/python3
"""What a client sends behind a request of its own, in the same packet, is judged by what the request has changed (RFC 6120 10.1).

Usage: slixmpp-pipeline.py HOST STARTTLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
The two are strangers when it begins and when it ends. Exits with 0 when every step was seen to work; says which step failed otherwise.
"""
import itertools
import sys

import slixmpp

from slixmpp_client import run
from slixmpp_person import Person, befriend, item, of

ROUNDS = 3
NUMBERS = itertools.count(1)


class Pipeliner(Person):
    """Sends several stanzas in one packet, and notes in which order stanzas came."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.came = []
        self.add_filter("in", self.keep)

    def keep(self, stanza):
        self.came.append(stanza)
        if isinstance(stanza, slixmpp.Iq) and stanza["type"] in ("result", "error"):
            self.note("answer", stanza)
        return stanza

    def packet(self, *stanzas):
        self.send_raw("".join(stanzas))

    async def answered(self, request, what):
        answer = await self.expect(f"an answer to {what}", "answer", lambda iq: f"id='{iq['id']}'" in request)
        assert answer["type"] == "result", f"{what}: {answer}"

    async def do(self, request, what):
        self.packet(request)
        await self.answered(request, what)


def step(text):
    print(f"slixmpp pipeline: {text}", flush=True)


def iq(kind, payload):
    return f"<iq type='{kind}' id='p{next(NUMBERS)}'>{payload}</iq>"


def privacy(payload):
    return iq("set", f"<query xmlns='jabber:iq:privacy'>{payload}</query>")


def list_of(name, *items):
    return privacy(f"<list name='{name}'>{''.join(items)}</list>")


def deny(jid, order, kinds=""):
    return f"<item type='jid' value='{jid.bare}' action='deny' order='{order}'>{kinds}</item>"


def blocking(name, jid):
    return iq("set", f"<{name} xmlns='urn:xmpp:blocking'><item jid='{jid.bare}'/></{name}>")


def roster(jid, attributes=""):
    return iq("set", f"<query xmlns='jabber:iq:roster'><item jid='{jid.bare}' {attributes}/></query>")


def message(jid, body):
    return f"<message to='{jid.bare}' type='chat' id='m{next(NUMBERS)}'><body>{body}</body></message>"


def presence(status):
    return f"<presence><status>{status}</status></presence>"


async def refused(sender, receiver, request, what):
    """The message behind a request is refused by it."""
    body = f"behind {what}"
    sender.packet(request, message(receiver.boundjid, body))
    await sender.answered(request, what)
    error = await sender.expect(f"that the message {body} was refused", "message_error")
    assert error["error"]["condition"] == "not-acceptable", error


async def let_through(sender, receiver, request, what):
    """The message behind a request is let through by it; it is the first that the receiver gets, after those that were refused."""
    body = f"behind {what}"
    sender.packet(request, message(receiver.boundjid, body))
    await sender.answered(request, what)
    got = await receiver.expect(f"the message {body}", "message")
    assert got["body"] == body, f"{got['body']!r} came, which should have been refused before {body!r}"


async def messages(alice, bob):
    jid = bob.boundjid
    await alice.do(list_of("silent", deny(jid, 1)), "a list")
    for _ in range(ROUNDS):
        await refused(alice, bob, privacy("<active name='silent'/>"), "taking an active list")
        await let_through(alice, bob, privacy("<active/>"), "declining it")
        await refused(alice, bob, privacy("<default name='silent'/>"), "taking a default list")
        await let_through(alice, bob, privacy("<default/>"), "declining it")
        await alice.do(list_of("edited", "<item action='allow' order='9'/>"), "another list")
        await alice.do(privacy("<active name='edited'/>"), "taking it")
        await refused(alice, bob, list_of("edited", deny(jid, 1)), "an edit")
        await let_through(alice, bob, list_of("edited", "<item action='allow' order='9'/>"), "another edit")
        await alice.do(privacy("<active/>"), "declining it")
        await refused(alice, bob, blocking("block", jid), "blocking")
        await let_through(alice, bob, blocking("unblock", jid), "unblocking")
    for name in ("silent", "edited"):
        await alice.do(privacy(f"<list name='{name}'/>"), "removing a list")


async def presences(alice, bob):
    for way in ("unsubscribed", "a roster removal"):
        bob.packet(f"<presence to='{alice.boundjid.bare}' type='unsubscribed'/>" if way == "unsubscribed"
                   else roster(alice.boundjid, "subscription='remove'"), presence(f"behind {way}"))
        await alice.expect("that bob is seen no more", "presence_unsubscribed", of(slixmpp.JID(bob.boundjid.bare)))
        await alice.expect("bob vanish", "presence_unavailable", of(bob.boundjid))
        # Whatever comes from bob later than that came behind it.
        alice.send_message(mto=bob.boundjid, mbody="gone?", mtype="chat")
        await bob.expect("a message", "message", lambda m: m["body"] == "gone?")
        bob.send_message(mto=alice.boundjid, mbody="gone", mtype="chat")
        await alice.expect("another", "message", lambda m: m["body"] == "gone")
        seen = [stanza for stanza in alice.came if isinstance(stanza, slixmpp.Presence) and stanza["status"] == f"behind {way}"]
        assert not seen, f"alice saw bob's presence behind {way}: {seen}"
        await alice.forget(bob.boundjid)
        if way == "unsubscribed":
            await bob.forget(alice.boundjid)
        alice.seen.clear()
        bob.seen.clear()
        await befriend(alice, bob)


async def logins(host, port, domain, user, password, alice, bob):
    await alice.do(list_of("invisible", "<item action='deny' order='1'><presence-out/></item>"), "a list")
    for number in range(ROUNDS):
        phone = await Pipeliner(user, domain, password, f"phone{number}").connected(host, port)
        phone.packet(privacy("<active name='invisible'/>"), presence("hidden"), message(bob.boundjid, f"from nowhere {number}"))
        await bob.expect("what alice's phone writes", "message", lambda m: m["body"] == f"from nowhere {number}")
        seen = [each for each in bob.came if isinstance(each, slixmpp.Presence) and each["from"] == phone.boundjid]
        assert not seen, f"bob saw an invisible login: {seen}"
        await phone.leave()

        tablet = await Pipeliner(user, domain, password, f"tablet{number}").connected(host, port)
        request = iq("get", "<query xmlns='jabber:iq:roster'/>")
        tablet.packet(request, presence("here"))
        await tablet.answered(request, "the roster")
        await tablet.expect("bob", "presence_available", of(bob.boundjid))
        order = ["roster" if isinstance(each, slixmpp.Iq) and f"id='{each['id']}'" in request else "bob" for each in tablet.came
                 if isinstance(each, slixmpp.Iq) and f"id='{each['id']}'" in request
                 or isinstance(each, slixmpp.Presence) and each["from"].bare == bob.boundjid.bare]
        assert order[0] == "roster", f"contacts' presence came before the roster: {order}"
        await tablet.leave()
        await bob.expect("it leave", "presence_unavailable", of(tablet.boundjid))
    await alice.do(privacy("<list name='invisible'/>"), "removing the list")


async def play(host, port, domain, user1, password1, user2, password2):
    alice = await Pipeliner(user1, domain, password1, "desk").arrive(host, port)
    bob = await Pipeliner(user2, domain, password2, "desk").arrive(host, port)
    await alice.forget(bob.boundjid)
    await bob.forget(alice.boundjid)
    alice.seen.clear()
    bob.seen.clear()
    await befriend(alice, bob)
    step("a message behind a list that is taken, edited or declined, and behind a block")
    await messages(alice, bob)
    step("a presence behind the end of a subscription")
    await presences(alice, bob)
    step("an invisible login, and a roster before contacts' presence")
    await logins(host, port, domain, user1, password1, alice, bob)
    await alice.del_roster_item(bob.boundjid.bare)
    await bob.expect("nothing left between them", "roster_update", item(alice.boundjid, subscription="none"))
    await bob.del_roster_item(alice.boundjid.bare)
    for person in (alice, bob):
        await person.leave()


def main():
    host, port, domain, user1, password1, user2, password2 = sys.argv[1:]
    run(play(host, int(port), domain, user1, password1, user2, password2))


if __name__ == "__main__":
    main()
