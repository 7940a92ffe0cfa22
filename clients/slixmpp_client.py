"""For scripts that play slixmpp: a client that takes any certificate and keeps what it is told."""
import asyncio
import ssl

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

    async def log_out(self):
        self.disconnect(wait=1)
        await asyncio.wait_for(self.disconnected, DEADLINE_S)


def run(coroutine):
    """Runs it, and ends what slixmpp leaves running behind it."""
    loop = asyncio.get_event_loop()
    loop.run_until_complete(coroutine)
    leftovers = asyncio.all_tasks(loop)
    for task in leftovers:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*leftovers, return_exceptions=True))
