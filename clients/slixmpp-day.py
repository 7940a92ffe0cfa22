#!/usr/bin/python3
"""Two people's day with slixmpp: they add each other, come and go, move each other to a group, block and unblock.

Usage: slixmpp-day.py HOST STARTTLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
The two are strangers when it begins and when it ends.
Exits with 0 when every step was seen to work; says which step failed otherwise.
"""
import datetime
import sys

import slixmpp
from slixmpp.exceptions import IqError
from slixmpp.xmlstream import ET

from slixmpp_client import run
from slixmpp_person import DEADLINE_S, Person, befriend, item, of


def step(text):
    print(f"slixmpp day: {text}", flush=True)


async def play(host, port, domain, user1, password1, user2, password2):
    alice = await Person(user1, domain, password1, "desk").arrive(host, port)
    bob = await Person(user2, domain, password2, "desk").arrive(host, port)
    await alice.forget(bob.boundjid)
    await bob.forget(alice.boundjid)
    await alice["xep_0191"].unblock(bob.boundjid.bare, timeout=DEADLINE_S)
    alice.seen.clear()
    bob.seen.clear()
    began = datetime.datetime.now(datetime.timezone.utc)
    step("they add each other")
    await befriend(alice, bob)

    step("bob goes and comes, and is seen doing so")
    bob.send_presence(pshow="away", pstatus="lunch")
    await alice.expect("away", "presence_away", of(bob.boundjid))
    await bob.leave()
    await alice.expect("bob leave", "presence_unavailable", of(bob.boundjid))
    last = await alice["xep_0012"].get_last_activity(bob.boundjid.bare, timeout=DEADLINE_S)
    assert 0 <= int(last["last_activity"]["seconds"]) < 600, last
    bob = await Person(user2, domain, password2, "desk").arrive(host, port)
    await alice.expect("bob come back", "presence_available", of(bob.boundjid))
    await bob.expect("that alice is here", "presence_available", of(alice.boundjid))

    step("alice moves bob to a group, and her other device hears of it")
    phone = await Person(user1, domain, password1, "phone").arrive(host, port)
    await phone["xep_0280"].enable(timeout=DEADLINE_S)
    await phone.expect("that bob is here", "presence_available", of(bob.boundjid))
    await alice.update_roster(bob.boundjid.bare, name="Bob", groups=["Friends"])
    await phone.expect("the new group", "roster_update", item(bob.boundjid, name="Bob", groups=["Friends"]))

    step("they talk, and the other device has copies")
    alice.send_message(mto=bob.boundjid, mbody="hello", mtype="chat")
    await bob.expect("hello", "message", lambda m: m["body"] == "hello")
    await phone.expect("a copy of what was sent", "carbon_sent", lambda m: m["carbon_sent"]["body"] == "hello")
    bob.send_message(mto=alice.boundjid, mbody="hi", mtype="chat")
    await alice.expect("hi", "message", lambda m: m["body"] == "hi")
    await phone.expect("a copy of what came", "carbon_received", lambda m: m["carbon_received"]["body"] == "hi")
    await phone.leave()

    step("alice writes while bob is away; he reads it when he is back, and finds all of it in his archive")
    await bob.leave()
    await alice.expect("bob leave", "presence_unavailable", of(bob.boundjid))
    for body in ("later", "much later"):
        alice.send_message(mto=bob.boundjid.bare, mbody=body, mtype="chat")
    bob = await Person(user2, domain, password2, "desk").arrive(host, port)
    await alice.expect("bob come back", "presence_available", of(bob.boundjid))
    for body in ("later", "much later"):
        stored = await bob.expect("what was stored, in order", "message")
        assert stored["body"] == body and stored["delay"]["stamp"], stored
    archive = await bob["xep_0313"].retrieve(with_jid=slixmpp.JID(alice.boundjid.bare), start=began, timeout=DEADLINE_S)
    bodies = [result["mam_result"]["forwarded"]["stanza"]["body"] for result in archive["mam"]["results"]]
    assert bodies == ["hello", "hi", "later", "much later"], bodies

    step("alice blocks bob, and unblocks him")
    await alice["xep_0191"].block(bob.boundjid.bare, timeout=DEADLINE_S)
    await bob.expect("alice vanish", "presence_unavailable", of(alice.boundjid))
    bob.send_message(mto=alice.boundjid.bare, mbody="are you there?", mtype="chat")
    await bob.expect("that nobody is there", "message_error")
    alice.send_message(mto=bob.boundjid.bare, mbody="no", mtype="chat")
    error = await alice.expect("that she has blocked him", "message_error")
    assert error["error"]["condition"] == "not-acceptable", error
    blocked = await alice["xep_0191"].get_blocked(timeout=DEADLINE_S)
    assert bob.boundjid.bare in {jid.bare for jid in blocked["blocklist"]["items"]}, blocked
    await alice["xep_0191"].unblock(bob.boundjid.bare, timeout=DEADLINE_S)
    await bob.expect("alice come back", "presence_available", of(alice.boundjid))

    step("bob reads alice's vCard, alice keeps bookmarks")
    card = alice["xep_0054"].make_vcard()
    card["FN"] = "Alice of Wonderland"
    await alice["xep_0054"].publish_vcard(vcard=card, timeout=DEADLINE_S)
    read = await bob["xep_0054"].get_vcard(alice.boundjid.bare, timeout=DEADLINE_S)
    assert read["vcard_temp"]["FN"] == "Alice of Wonderland", read
    note = ET.fromstring("<note xmlns='urn:example:notes'>remember the tea</note>")
    iq = alice.make_iq_set()
    query = ET.SubElement(iq.xml, "{jabber:iq:private}query")
    query.append(note)
    await iq.send(timeout=DEADLINE_S)
    iq = alice.make_iq_get()
    ET.SubElement(ET.SubElement(iq.xml, "{jabber:iq:private}query"), "{urn:example:notes}note")
    kept = await iq.send(timeout=DEADLINE_S)
    assert "remember the tea" in str(kept), kept

    step("they part")
    alice.send_presence_subscription(pto=bob.boundjid.bare, ptype="unsubscribed")
    await bob.expect("that alice is seen no more", "presence_unsubscribed", of(slixmpp.JID(alice.boundjid.bare)))
    await bob.expect("alice vanish", "presence_unavailable", of(alice.boundjid))
    await alice.del_roster_item(bob.boundjid.bare)
    await bob.expect("nothing left between them", "roster_update", item(alice.boundjid, subscription="none"))
    await bob.del_roster_item(alice.boundjid.bare)
    try:
        await bob["xep_0012"].get_last_activity(alice.boundjid.bare, timeout=DEADLINE_S)
        raise AssertionError("a stranger was told when alice was here")
    except IqError as refused:
        assert refused.condition == "forbidden", refused
    for person in (alice, bob):
        await person.leave()


def main():
    host, port, domain, user1, password1, user2, password2 = sys.argv[1:]
    run(play(host, int(port), domain, user1, password1, user2, password2))


if __name__ == "__main__":
    main()
