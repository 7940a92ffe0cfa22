#!/usr/bin/python3
"""Two slixmpp clients make a room, configure it, invite each other, talk, and leave; later they find it as they have left it, and read what was
said in its archive, too.

Usage: slixmpp-room.py HOST STARTTLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2 [COMMAND]
COMMAND is run by the shell after they have left, such as a restart of the server.
Exits with 0 when every step was seen to work; prints the step that failed otherwise.
"""
import asyncio
import subprocess
import sys
import time

from slixmpp import JID

from slixmpp_client import DEADLINE_S, Client, run

SUBJECT = "Names, and what is in them"


async def client(user, password, host, port, domain):
    one = Client(f"{user}@{domain}/slix", password, None, False)
    one.register_plugin("xep_0004")
    one.register_plugin("xep_0045")
    one.register_plugin("xep_0249")
    one.register_plugin("xep_0313")
    await one.log_in(host, port)
    return one


async def heard(one, room, body):
    while True:
        message = await asyncio.wait_for(one.inbox.get(), DEADLINE_S)
        if message["type"] == "groupchat" and message["body"]:
            assert message["body"] == body, f"expected {body!r}, got {message}"
            return message["from"]


async def make(alice, bob, room):
    muc = alice["xep_0045"]
    presence, _, _, _ = await muc.join_muc_wait(room, "alice", timeout=DEADLINE_S)
    assert 201 in presence["muc"]["status_codes"], f"the room is not new: {presence}"
    form = await muc.get_room_config(room)
    form["type"] = "submit"
    values = form.get_values()
    values["muc#roomconfig_persistentroom"] = True
    values["muc#roomconfig_membersonly"] = True
    values["muc#roomconfig_enablearchiving"] = True
    values["muc#roomconfig_roomname"] = "Balcony"
    form.set_values(values)
    await muc.set_room_config(room, form)
    muc.set_subject(room, SUBJECT)
    invited = asyncio.get_event_loop().create_future()
    bob.add_event_handler("groupchat_invite", lambda message: invited.done() or invited.set_result(message["from"]))
    muc.invite(room, bob.boundjid.bare, reason="come")
    assert await asyncio.wait_for(invited, DEADLINE_S) == room, "invited to another room"
    await bob["xep_0045"].join_muc_wait(room, "bob", timeout=DEADLINE_S)


async def talk(alice, bob, room):
    for number in range(20):
        speaker, nick = ((alice, "alice"), (bob, "bob"))[number % 2]
        speaker.send_message(mto=room, mbody=f"number {number} ¿qué?", mtype="groupchat")
        for listener in (alice, bob):
            assert await heard(listener, room, f"number {number} ¿qué?") == JID(f"{room}/{nick}"), "forged sender"


async def read(one, room, expected):
    """Page by page, five messages each, as a client catches up."""
    found = []
    async for message in one["xep_0313"].iterate(room, rsm={"max": 5}):
        kept = message["mam_result"]["forwarded"]["stanza"]
        if kept["body"]:
            found.append((kept["from"].resource, kept["body"]))
    assert found == expected, f"another archive: {found}"


async def play(host, port, domain, first, second, command):
    room = JID(f"balcony-{time.time_ns()}@group.{domain}")
    alice, bob = await client(*first, host, port, domain), await client(*second, host, port, domain)
    services = await alice["xep_0030"].get_items(jid=domain, timeout=DEADLINE_S)
    assert any(item[0] == f"group.{domain}" for item in services["disco_items"]["items"]), "no room service"
    await make(alice, bob, room)
    await talk(alice, bob, room)
    for one in (alice, bob):
        await one.log_out()
    if command:
        subprocess.run(command, shell=True, check=True)

    alice, bob = await client(*first, host, port, domain), await client(*second, host, port, domain)
    spoken = [(("alice", "bob")[number % 2], f"number {number} ¿qué?") for number in range(20)]
    await read(bob, room, spoken)
    presence, subject, _, history = await bob["xep_0045"].join_muc_wait(room, "bob", timeout=DEADLINE_S)
    assert presence["muc"]["affiliation"] == "member", f"bob is no member any more: {presence}"
    assert subject["subject"] == SUBJECT, f"another subject: {subject}"
    bodies = [message["body"] for message in history]
    assert bodies == [f"number {number} ¿qué?" for number in range(20)], f"another history: {bodies}"
    presence, _, occupants, _ = await alice["xep_0045"].join_muc_wait(room, "alice", maxstanzas=0, timeout=DEADLINE_S)
    assert presence["muc"]["affiliation"] == "owner", f"alice is no owner any more: {presence}"
    assert [occupant["from"].resource for occupant in occupants] == ["bob", "alice"], f"who is that: {occupants}"
    info = await alice["xep_0030"].get_info(jid=room, timeout=DEADLINE_S)
    assert "muc_membersonly" in info["disco_info"]["features"], "the room lets everybody in"
    assert "urn:xmpp:mam:2" in info["disco_info"]["features"], "the room has no archive"
    while not bob.inbox.empty():
        bob.inbox.get_nowait()
    while not alice.inbox.empty():
        alice.inbox.get_nowait()
    await talk(alice, bob, room)
    await read(alice, room, spoken + spoken)
    await alice["xep_0045"].destroy(room)
    for one in (alice, bob):
        await one.log_out()


def main():
    host, port, domain, user1, password1, user2, password2 = sys.argv[1:8]
    command = sys.argv[8] if len(sys.argv) > 8 else None
    run(play(host, int(port), domain, (user1, password1), (user2, password2), command))
    print(f"slixmpp talked in a room{', also after: ' + command if command else ''}", flush=True)


if __name__ == "__main__":
    main()
