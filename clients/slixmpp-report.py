#!/usr/bin/python3
"""Somebody is insulted and reports it with a block (XEP-0377), with slixmpp.

Usage: slixmpp-report.py HOST STARTTLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
USER2 insults, USER1 reports, once in today's form and once by slixmpp's own plugin, which has that of version 0.2; nobody is blocked any more when
it ends. Prints the id of the message that was reported (XEP-0359), as its last line.
Exits with 0 when every step was seen to work; says which step failed otherwise.
"""
import sys

from slixmpp.xmlstream import ET

from slixmpp_client import run
from slixmpp_person import DEADLINE_S, Person

BLOCKING = "urn:xmpp:blocking"
REPORTING = "urn:xmpp:reporting:1"
STANZA_ID = "{urn:xmpp:sid:0}stanza-id"
ABUSE = "urn:xmpp:reporting:abuse"


def step(text):
    print(f"slixmpp report: {text}", flush=True)


async def block(who, action, jid, report=None):
    iq = who.make_iq_set()
    item = ET.SubElement(ET.SubElement(iq.xml, f"{{{BLOCKING}}}{action}"), f"{{{BLOCKING}}}item", {"jid": jid})
    if report is not None:
        item.append(report)
    await iq.send(timeout=DEADLINE_S)


def report_of(stanza_ids, words):
    report = ET.Element(f"{{{REPORTING}}}report", {"reason": ABUSE})
    for by, stanza_id in stanza_ids:
        ET.SubElement(report, STANZA_ID, {"by": by, "id": stanza_id})
    ET.SubElement(report, f"{{{REPORTING}}}text").text = words
    return report


async def play(host, port, domain, user1, password1, user2, password2):
    alice = await Person(user1, domain, password1, "desk").arrive(host, port)
    bob = await Person(user2, domain, password2, "desk").arrive(host, port)

    step("a talk that goes wrong")
    reported = []
    for sender, receiver, words in ((alice, bob, "do you come to tea?"), (bob, alice, "not to yours"),
                                    (alice, bob, "why is that?"), (bob, alice, "an insult"), (bob, alice, "a worse insult")):
        sender.send_message(receiver.boundjid.bare, words, mtype="chat")
        message = await receiver.expect(words, "message", lambda m, words=words: m["body"] == words)
        if "insult" in words:
            reported += [(mark.get("by"), mark.get("id")) for mark in message.xml.findall(STANZA_ID)
                         if mark.get("by") == alice.boundjid.bare]
    assert len(reported) == 2, reported

    step("the block, with a report of the insults")
    await block(alice, "block", bob.boundjid.bare, report_of(reported, "he insults me, <b>twice</b> & again"))
    bob.send_message(alice.boundjid.bare, "an insult that nobody reads", mtype="chat")
    await bob.expect("that the message was refused", "message_error")

    await block(alice, "unblock", bob.boundjid.bare)

    step("a block with a report as slixmpp makes it")
    alice.register_plugin("xep_0377")
    iq = alice.make_iq_set()
    iq["block"]["items"] = {bob.boundjid.bare}
    iq["block"]["report"]["abuse"] = True
    iq["block"]["report"]["text"] = "and he goes on"
    await iq.send(timeout=DEADLINE_S)
    bob.send_message(alice.boundjid.bare, "another that nobody reads", mtype="chat")
    await bob.expect("that this was refused, too", "message_error")

    await block(alice, "unblock", bob.boundjid.bare)
    for who in (alice, bob):
        await who.leave()
    print(reported[-1][1])


def main():
    host, port, domain, user1, password1, user2, password2 = sys.argv[1:]
    run(play(host, int(port), domain, user1, password1, user2, password2))


if __name__ == "__main__":
    main()
