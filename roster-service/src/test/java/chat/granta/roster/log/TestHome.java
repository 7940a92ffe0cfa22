package chat.granta.roster.log;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.RosterSender;
import chat.granta.bus.wire.Session;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.store.PolicyVersions;
import chat.granta.roster.turn.RequestLogic;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.support.TransactionTemplate;

/** An account's home as a test plays it: asks the features, each time in a transaction, and gets their reply. */
public final class TestHome {
    public static final RosterSender PHONE = RosterSender.newBuilder()
            .setSession(Session.newBuilder().setPartition(1).setTenure(2).setConnection(3)).build();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Jid account;
    private final RequestRunner runner = new RequestRunner(RosterContext.bean(RequestLogic.class),
            new PolicyVersions(RosterContext.database()));
    private final TransactionTemplate transaction = RosterContext.bean(TransactionTemplate.class);
    private Instant time = Instant.parse("2026-07-01T12:00:00Z");

    private TestHome(Jid account) {
        this.account = account;
    }

    /** The home of an account that nobody has had before. */
    public static TestHome ofNewAccount() {
        return new TestHome(Jid.parse("user" + COUNT.incrementAndGet() + "@example.org"));
    }

    public Jid account() {
        return account;
    }

    /** When it is. */
    public Instant now() {
        return time;
    }

    public void later(Duration duration) {
        time = time.plus(duration);
    }

    /** What an account's phone asks; {@code from} becomes its full JID. */
    public RosterReply own(Stanza stanza) {
        return own(stanza, PHONE);
    }

    /** What one of the account's clients asks. */
    public RosterReply own(Stanza stanza, RosterSender sender) {
        return ask(request().setStanza(StanzaCodec.toWire(stanza.between(account.withResource("phone"), stanza.to())))
                .setSender(sender).build());
    }

    public RosterReply get(Element payload) {
        return own(new Iq(null, null, "get", Iq.Type.GET, null, Payload.of(payload)));
    }

    public RosterReply set(Element payload) {
        return own(new Iq(null, null, "set", Iq.Type.SET, null, Payload.of(payload)));
    }

    /** What one of the account's clients asks, whatever stands in it. */
    public RosterReply ask(Iq.Type type, Payload payload) {
        return own(new Iq(null, null, "ask", type, null, payload));
    }

    /** What somebody else sends to the account. */
    public RosterReply others(Stanza stanza) {
        return ask(request().setStanza(StanzaCodec.toWire(stanza.between(stanza.from(), account))).build());
    }

    /** The account is no longer. */
    public RosterReply cancelled() {
        return ask(request().setAccountCancelled(true).build());
    }

    /** The account's whole policy. */
    public PolicyChange policy() {
        return ask(request().build()).getPolicy();
    }

    private RosterReply ask(RosterRequest request) {
        time = time.plusSeconds(1);
        var outcome = Objects.requireNonNull(
                transaction.execute(_ -> runner.run(request, time, "id" + COUNT.incrementAndGet())));
        return outcome.reply().orElseGet(() -> RosterReply.newBuilder().setAccount(account.toString()).build());
    }

    private RosterRequest.Builder request() {
        return RosterRequest.newBuilder().setAccount(account.toString());
    }
}
