#!/usr/bin/python3
"""Certificates by name, and changed ones: openssl sees the new one in a handshake while slixmpp's sessions go on.

Usage: certificates.py HOST STARTTLS_PORT TLS_PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2 PKI LOG
PKI holds what make_pki of server.sh has made; the server serves server.pem there, rooms.pem to who asks for rooms.example.
"""
import asyncio
import os
import re
import shutil
import ssl
import subprocess
import sys
import time

from slixmpp_client import DEADLINE_S, Client, run


class Door:
    """The server's ports as openssl sees them, its files and its log."""

    def __init__(self, host, starttls, tls, domain, pki, log):
        self.starttls = ["-starttls", "xmpp", "-xmpphost", domain, "-connect", f"{host}:{starttls}"]
        self.direct = ["-connect", f"{host}:{tls}"]
        self.pki = pki
        self.log = log

    def certificate(self, way, name):
        """The subject of what a handshake by openssl shows, which trusts our authority alone."""
        seen = subprocess.run(
            ["openssl", "s_client", *way, "-servername", name, "-CAfile", f"{self.pki}/ca.pem", "-verify_return_error"],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=DEADLINE_S)
        assert "Verify return code: 0 (ok)" in seen.stdout, f"no certificate of ours: {seen.stdout}{seen.stderr}"
        return re.search(r"subject=.*CN ?= ?(\S+)", seen.stdout).group(1)

    def put(self, key, certificate):
        """What the server serves is replaced as administrators do it: each file is renamed into its place."""
        for source, name in ((key, "server.key"), (certificate, "server.pem")):
            shutil.copy(f"{self.pki}/{source}", f"{self.pki}/{name}.new")
            os.rename(f"{self.pki}/{name}.new", f"{self.pki}/{name}")

    def logged(self, text):
        with open(self.log, encoding="utf-8") as log:
            return sum(text in line for line in log)


async def until(what, seen):
    deadline = time.monotonic() + DEADLINE_S
    while not seen():
        assert time.monotonic() < deadline, f"never seen: {what}"
        await asyncio.sleep(0.1)


def by_name(door, domain):
    for way in (door.starttls, door.direct):
        for name, subject in ((domain, "server"), ("chat.rooms.example", "rooms"), ("unknown.example", "server")):
            assert door.certificate(way, name) == subject, f"who asks for {name} does not get {subject}"
    print("openssl saw the certificate of the name it asked for", flush=True)


async def log_in(door, user, password, domain, host, port, direct_tls):
    client = Client(f"{user}@{domain}", password, "PLAIN", direct_tls)
    client.ssl_context = ssl.create_default_context(cafile=f"{door.pki}/ca.pem")
    client.add_event_handler("disconnected", lambda reason: setattr(client, "lost", True))
    client.lost = False
    await client.log_in(host, port)
    return client


async def chat(sender, receiver, text):
    sender.send_message(mto=receiver.boundjid, mbody=text, mtype="chat")
    heard = await asyncio.wait_for(receiver.inbox.get(), DEADLINE_S)
    assert heard["body"] == text, f"expected {text}, got {heard}"


async def changed(door, domain, host, starttls, tls, first, second):
    used, unusable = "Read changed certificates", "Changed certificates cannot be used"
    early = [await log_in(door, *first, domain, host, starttls, False),
             await log_in(door, *second, domain, host, tls, True)]
    door.put("renewed.key", "renewed.pem")
    await until("the new certificate", lambda: door.certificate(door.direct, domain) == "renewed")
    assert door.certificate(door.starttls, domain) == "renewed", "STARTTLS has the old certificate"
    await chat(early[0], early[1], "the old sessions stay")

    before = door.logged(used)
    with open(f"{door.pki}/broken.pem", "w", encoding="utf-8") as broken:
        broken.write("-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n")
    door.put("renewed.key", "broken.pem")
    await until("the complaint", lambda: door.logged(unusable))
    assert door.certificate(door.direct, domain) == "renewed", "a broken file replaced a good one"
    late = await log_in(door, *first, domain, host, tls, True)
    assert door.logged(used) == before

    door.put("again.key", "again.pem")
    await until("the certificate after the broken one", lambda: door.certificate(door.direct, domain) == "again")
    assert door.logged(unusable) == 1, "the broken file was reported more than once"
    await chat(early[1], late, "and the later one, too")
    await chat(early[1], early[0], "as do those of the beginning")
    for client in (*early, late):
        assert not client.lost, f"the session of {client.boundjid} was dropped"
        await client.log_out()
    print("slixmpp's sessions outlived two changes of the certificate and a broken one", flush=True)


def main():
    host, starttls, tls, domain, user1, password1, user2, password2, pki, log = sys.argv[1:]
    door = Door(host, starttls, tls, domain, pki, log)
    by_name(door, domain)
    run(changed(door, domain, host, int(starttls), int(tls), (user1, password1), (user2, password2)))


if __name__ == "__main__":
    main()
