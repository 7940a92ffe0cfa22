#!/usr/bin/python3
"""What people keep with their account, with slixmpp: an avatar, bookmarks, a mood.

Usage: slixmpp-pep.py HOST STARTTLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
The two are strangers when it begins and when it ends.
Exits with 0 when every step was seen to work; says which step failed otherwise.
"""
import hashlib
import os
import sys

from slixmpp.xmlstream import ET

from slixmpp_client import run
from slixmpp_person import DEADLINE_S, Person, befriend

METADATA = "urn:xmpp:avatar:metadata"
MOOD = "http://jabber.org/protocol/mood"
BOOKMARKS = "storage:bookmarks"
# No picture, but nobody looks at it here; another one each time.
PNG = b"\x89PNG\r\n\x1a\n" + os.urandom(16)


def step(text):
    print(f"slixmpp pep: {text}", flush=True)


class Fan(Person):
    """Somebody whose client is interested in what others publish."""

    def __init__(self, *args):
        super().__init__(*args)
        for plugin in ("xep_0004", "xep_0048", "xep_0059", "xep_0060", "xep_0084", "xep_0107", "xep_0115", "xep_0128", "xep_0163"):
            self.register_plugin(plugin)
        self["xep_0163"].add_interest([METADATA, MOOD])
        self.add_event_handler("pubsub_publish", lambda message: self.note("published", message))

    async def connected(self, host, port):
        await super().connected(host, port)
        await self["xep_0115"].update_caps()
        return self


def event(node):
    return lambda message: (items := message.xml.find("{*}event/{*}items")) is not None and items.get("node") == node


async def play(host, port, domain, user1, password1, user2, password2):
    alice = await Fan(user1, domain, password1, "desk").arrive(host, port)
    bob = await Fan(user2, domain, password2, "desk").arrive(host, port)
    await alice.forget(bob.boundjid)
    await bob.forget(alice.boundjid)
    await befriend(alice, bob)
    phone = await Fan(user1, domain, password1, "phone").arrive(host, port)

    step("the account says that it has all of it")
    info = await alice["xep_0030"].get_info(jid=alice.boundjid.bare, timeout=DEADLINE_S)
    assert ("pubsub", "pep") in {(i[0], i[1]) for i in info["disco_info"]["identities"]}, info
    for feature in ("http://jabber.org/protocol/pubsub#publish-options", "urn:xmpp:pep-vcard-conversion:0",
                    "urn:xmpp:bookmarks:1#compat"):
        assert feature in info["disco_info"]["features"], feature

    step("an avatar that is set in one session is seen in the other, by a contact, and in the vCard")
    alice.seen.clear()
    phone.seen.clear()
    bob.seen.clear()
    name = hashlib.sha1(PNG).hexdigest()
    await alice["xep_0084"].publish_avatar(PNG, timeout=DEADLINE_S)
    await alice["xep_0084"].publish_avatar_metadata([{"id": name, "type": "image/png", "bytes": str(len(PNG))}], timeout=DEADLINE_S)
    for who in (phone, bob):
        await who.expect("the avatar", "published", event(METADATA))
    image = await bob["xep_0084"].retrieve_avatar(alice.boundjid.bare, name, timeout=DEADLINE_S)
    assert image["pubsub"]["items"]["item"]["avatar_data"]["value"] == PNG, image
    await bob.expect("the hash in alice's presence", "presence_available",
                     lambda p: p.xml.findtext("{vcard-temp:x:update}x/{vcard-temp:x:update}photo") == name)
    card = await bob["xep_0054"].get_vcard(alice.boundjid.bare, timeout=DEADLINE_S)
    assert card["vcard_temp"]["PHOTO"]["BINVAL"] == PNG, card

    step("a contact who comes later is told of it")
    await bob.leave()
    bob = await Fan(user2, domain, password2, "desk").arrive(host, port)
    await bob.expect("the avatar", "published", event(METADATA))

    step("a mood goes to those who are interested")
    await alice["xep_0107"].publish_mood("happy", timeout=DEADLINE_S)
    for who in (phone, bob):
        await who.expect("the mood", "published", event(MOOD))

    step("a bookmark is there after a new login, for a client that knows the new form of them")
    storage = ET.fromstring(f"<storage xmlns='{BOOKMARKS}'><conference jid='pep@group.{domain}' name='A room'/></storage>")
    iq = alice.make_iq_set()
    query = ET.SubElement(iq.xml, "{jabber:iq:private}query")
    query.append(storage)
    await iq.send(timeout=DEADLINE_S)
    await phone.leave()
    phone = await Fan(user1, domain, password1, "phone").arrive(host, port)
    items = await phone["xep_0060"].get_items(phone.boundjid.bare, "urn:xmpp:bookmarks:1", timeout=DEADLINE_S)
    assert f"pep@group.{domain}" in {item["id"] for item in items["pubsub"]["items"]}, items

    await alice.forget(bob.boundjid)
    await bob.forget(alice.boundjid)
    for who in (alice, phone, bob):
        await who.leave()


def main():
    host, port, domain, user1, password1, user2, password2 = sys.argv[1:]
    run(play(host, int(port), domain, user1, password1, user2, password2))


if __name__ == "__main__":
    main()
