#!/usr/bin/python3
"""A slixmpp component (XEP-0114) and a slixmpp client: discovery finds the component, they ping each other, chat, and the component's user comes into a
room and leaves it.

Usage: slixmpp-component.py HOST STARTTLS_PORT DOMAIN USER PASSWORD COMPONENT_PORT COMPONENT_DOMAIN SECRET
Exits with 0 when every step was seen to work; prints the step that failed otherwise.
"""
import asyncio
import sys
import time
from xml.etree import ElementTree

from slixmpp import JID
from slixmpp.componentxmpp import ComponentXMPP

from slixmpp_client import DEADLINE_S, Client, run


class Echo(ComponentXMPP):
    """Answers each message with its own words, from the address that it was for."""

    def __init__(self, domain, secret, host, port):
        super().__init__(domain, secret, host, port)
        self.register_plugin("xep_0030")
        self.register_plugin("xep_0199")
        self.ready = asyncio.get_event_loop().create_future()
        self.refused = asyncio.get_event_loop().create_future()
        self.in_room = asyncio.Queue()
        self.add_event_handler("session_start", lambda _: self.ready.done() or self.ready.set_result(True))
        self.add_event_handler("stream_error", lambda error: self.refused.done() or self.refused.set_result(error["condition"]))
        self.add_event_handler("message", self.answer)
        self.add_event_handler("presence", lambda presence: self.in_room.put_nowait(presence))

    def answer(self, message):
        if message["type"] == "chat":
            self.send_message(mto=message["from"], mfrom=message["to"], mbody="echo " + message["body"], mtype="chat")


async def join(echo, room):
    presence = echo.make_presence(pto=f"{room}/echo", pfrom=f"hamlet@{echo.boundjid.domain}/stage")
    presence.append(ElementTree.Element("{http://jabber.org/protocol/muc}x"))
    presence.send()
    while True:
        seen = await asyncio.wait_for(echo.in_room.get(), DEADLINE_S)
        if seen["from"] == JID(f"{room}/echo"):
            assert seen["type"] == "available", f"not let in: {seen}"
            return


async def play(host, port, domain, user, password, component_port, component, secret):
    alice = Client(f"{user}@{domain}/slix", password, None, False)
    alice.register_plugin("xep_0030")
    alice.register_plugin("xep_0045")
    alice.register_plugin("xep_0199")
    await alice.log_in(host, port)

    wrong = Echo(component, secret + "x", host, component_port)
    wrong.connect()
    assert await asyncio.wait_for(wrong.refused, DEADLINE_S) == "not-authorized", "a wrong secret is taken"
    await wrong.disconnect()

    echo = Echo(component, secret, host, component_port)
    echo.connect()
    await asyncio.wait_for(echo.ready, DEADLINE_S)

    items = await alice["xep_0030"].get_items(jid=domain)
    assert component in [item[0] for item in items["disco_items"]["items"]], f"the component is not listed: {items}"
    await alice["xep_0199"].send_ping(component, timeout=DEADLINE_S)
    await echo["xep_0199"].send_ping(domain, ifrom=component, timeout=DEADLINE_S)

    for number in range(50):
        alice.send_message(mto=f"hamlet@{component}", mbody=f"number {number}", mtype="chat")
    for number in range(50):
        message = await asyncio.wait_for(alice.inbox.get(), DEADLINE_S)
        assert message["body"] == f"echo number {number}", f"expected number {number}, got {message}"
        assert message["from"] == JID(f"hamlet@{component}"), f"another sender: {message}"

    room = JID(f"stage-{time.time_ns()}@group.{domain}")
    await alice["xep_0045"].join_muc_wait(room, "alice", timeout=DEADLINE_S)
    await alice["xep_0045"].set_room_config(room, await alice["xep_0045"].get_room_config(room))
    await join(echo, room)
    echo.send_message(mto=room, mfrom=f"hamlet@{component}/stage", mbody="to be", mtype="groupchat")
    while True:
        message = await asyncio.wait_for(alice.inbox.get(), DEADLINE_S)
        if message["type"] == "groupchat" and message["body"] == "to be":
            assert message["from"] == JID(f"{room}/echo"), f"another speaker: {message}"
            break

    await echo.disconnect()
    await alice.log_out()


def main():
    host, port, domain, user, password, component_port, component, secret = sys.argv[1:9]
    run(play(host, int(port), domain, user, password, int(component_port), component, secret))
    print("a slixmpp component was found, pinged, written to, and in a room", flush=True)


if __name__ == "__main__":
    main()
