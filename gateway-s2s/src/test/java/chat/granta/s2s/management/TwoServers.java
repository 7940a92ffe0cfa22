package chat.granta.s2s.management;

import chat.granta.dns.ServerAddress;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.Wire;
import chat.granta.s2s.dialback.DialbackKeys;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.dialback.KeyVerdict;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.inbound.InboundServices;
import chat.granta.s2s.inbound.InboundStream;
import chat.granta.s2s.outbound.Connections;
import chat.granta.s2s.outbound.OutboundServices;
import chat.granta.s2s.outbound.OutboundStream;
import chat.granta.s2s.outbound.OutboundStreams;
import chat.granta.s2s.policy.DomainPolicy;
import chat.granta.s2s.policy.ServerProof;
import chat.granta.s2s.sending.OutgoingStanza;
import chat.granta.s2s.sending.RemoteServers;
import chat.granta.s2s.sending.SendingServices;
import chat.granta.tls.TlsClient;
import chat.granta.tls.TlsServer;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Two servers, and between them a network that loses connections and what is under way on them. Verona opens streams, Mantua does not; they
 * are for both directions. What arrives at a server's homes is on the log when the test says so, and time goes by when it says so, for everybody.
 */
final class TwoServers implements AutoCloseable {
    private static final List<ServerAddress> ADDRESS = List
            .of(new ServerAddress(new InetSocketAddress("127.0.0.1", 1), false));

    /** Nothing comes back for having waited. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** One of them. */
    final class Server implements Homes {
        final String domain;
        final List<String> landed = new ArrayList<>();
        final List<String> done = new ArrayList<>();
        final List<String> returned = new ArrayList<>();
        final RemoteServers servers;
        private final Deque<Runnable> underWay = new ArrayDeque<>();
        private int sent;

        Server(String domain, Connections connections, TlsClient tls) {
            this.domain = domain;
            DomainPolicy policy = Wire.policy(Map.of());
            var receiving = Wire.receiving(Map.of(), policy, new DialbackKeys("secret"), domain, this, clock::nanoTime);
            this.servers = new RemoteServers(new SendingServices(receiving.settings(), policy,
                    _ -> CompletableFuture.completedFuture(ADDRESS),
                    new OutboundStreams(new OutboundServices(receiving, new ServerProof(tls), connections)),
                    receiving.metrics(), clock::nanoTime));
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void deliver(Stanza stanza, Consumer<@Nullable Exception> then) {
            underWay.add(() -> {
                landed.add(stanza.id());
                then.accept(null);
            });
        }

        @Override
        public void refuse(Stanza stanza, StanzaError error, Consumer<@Nullable Exception> then) {
            then.accept(null);
        }

        /** What has arrived at the homes is on the log. */
        void land() {
            while (!underWay.isEmpty()) {
                underWay.poll().run();
            }
        }

        void send(Server to) {
            String id = domain + ' ' + sent++;
            var message = new Message(Jid.parse("a@" + domain), Jid.parse("b@" + to.domain), id, Message.Type.CHAT,
                    null, Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text("Hi").build()));
            servers.send(List.of(new OutgoingStanza(new DomainPair(domain, to.domain), message, 400,
                    clock.nanoTime() + PATIENCE.toNanos(), new OutgoingStanza.Fate() {
                        @Override
                        public boolean isTakenOver() {
                            return false;
                        }

                        @Override
                        public void done() {
                            if (!to.landed.contains(id)) {
                                throw new IllegalStateException(id + " is done and has not arrived");
                            }
                            done.add(id);
                        }

                        @Override
                        public void failed(StanzaError error) {
                            returned.add(id + ' ' + error.condition());
                        }
                    })));
        }

        List<String> sent() {
            var all = new ArrayList<String>();
            for (int i = 0; i < sent; i++) {
                all.add(domain + ' ' + i);
            }
            return all;
        }
    }

    private final MockTicker clock = Ticker.newMockTicker();
    final Server verona;
    final Server mantua;
    private final ManagedSessions sessions = new ManagedSessions();
    final StringBuilder said = new StringBuilder();
    private final InboundServices arriving;
    private final List<Wire<InboundStream>> inbound = new ArrayList<>();
    private final List<Wire<?>> all = new ArrayList<>();
    private final StringBuilder toMantua = new StringBuilder();
    private final StringBuilder toVerona = new StringBuilder();
    private @Nullable Wire<OutboundStream> outbound;

    /** What both need for TLS, of which they then make no use. Making it takes longer than all the rest. */
    record Certificates(TlsClient verona, TlsServer mantua) {
        static Certificates in(Path directory) {
            var settings = new TlsSettings(null, null, null, List.of(), null, null);
            return new Certificates(
                    new TlsClient(settings, List.of("verona.example"), directory.resolve("verona"), "xmpp-server",
                            TrustAnchors.OF_JAVA),
                    new TlsServer(settings, List.of("mantua.example"), directory.resolve("mantua"), "xmpp-server",
                            TrustAnchors.OF_JAVA));
        }
    }

    TwoServers(Certificates certificates) {
        verona = new Server("verona.example", (_, _, owner, done) -> open(new Wire<>(owner, clock), done::test),
                certificates.verona());
        mantua = new Server("mantua.example", (_, _, _, done) -> done.test(null), certificates.verona());
        var receiving = Wire.receiving(Map.of(), Wire.policy(Map.of()), new DialbackKeys("secret"), mantua.domain,
                mantua, clock::nanoTime);
        arriving = new InboundServices(receiving, Wire.addresses(), certificates.mantua(),
                (_, _, _, answer) -> answer.accept(new KeyVerdict.Valid()), mantua.servers, sessions);
    }

    private void open(Wire<OutboundStream> wire, Consumer<OutboundStream> done) {
        outbound = wire;
        all.add(wire);
        toMantua.setLength(0);
        toVerona.setLength(0);
        inbound.add(new Wire<>(out -> new InboundStream(arriving, out, false, () -> {}), clock));
        all.add(inbound.getLast());
        done.accept(wire.stream());
    }

    /** So many characters, if as many are under way, arrive in each direction. */
    void carry(int most) {
        if (outbound == null) {
            return;
        }
        for (Wire<InboundStream> old : inbound.subList(0, inbound.size() - 1)) {
            // What it says nobody hears.
            old.heard();
        }
        Wire<InboundStream> there = inbound.getLast();
        Wire<OutboundStream> here = outbound;
        toMantua.append(here.heard());
        toVerona.append(there.heard());
        String forth = next(toMantua, most);
        String back = next(toVerona, most);
        said.append(forth).append(back);
        String answer = forth.isEmpty() || !there.isOpen() ? "" : there.say(forth);
        String reply = back.isEmpty() || !here.isOpen() ? "" : here.say(back);
        if (here == outbound) {
            toVerona.append(answer);
            toMantua.append(reply);
        }
    }

    /** All that is under way arrives, on the other side and on the log, and so does what is said to it. */
    void settle() {
        for (int idle = 0; idle < 2; idle++) {
            verona.land();
            mantua.land();
            carry(Integer.MAX_VALUE);
            if (!toMantua.isEmpty() || !toVerona.isEmpty()) {
                idle = -1;
            }
        }
    }

    private static String next(StringBuilder text, int most) {
        String next = text.substring(0, Math.min(most, text.length()));
        text.delete(0, next.length());
        return next;
    }

    /**
     * The connection is lost, and with it what is under way.
     *
     * @param isNoticedThere whether Mantua notices, too
     */
    void cut(boolean isNoticedThere) {
        if (outbound != null) {
            if (isNoticedThere) {
                inbound.getLast().cut();
            }
            outbound.cut();
        }
    }

    /** Mantua starts anew. */
    void forgetSessions() {
        sessions.look(clock.nanoTime() + Duration.ofMinutes(10).toNanos());
    }

    /** Verona stops in an orderly way. */
    void stopVerona() {
        Objects.requireNonNull(outbound).stream().stopping();
    }

    /** Time goes by. What is under way arrives before. */
    void pass(Duration time) {
        settle();
        clock.advance(time.toNanos(), TimeUnit.NANOSECONDS);
        if (outbound != null) {
            outbound.doDue();
        }
        List.copyOf(inbound).forEach(Wire::doDue);
        verona.servers.look();
        mantua.servers.look();
        sessions.look(clock.nanoTime());
    }

    /** The test is over. */
    @Override
    public void close() {
        // Whoever loses a stream opens another.
        List.copyOf(all).forEach(Wire::close);
    }

    /** Everything goes on for a while. Returns whether all has arrived. */
    boolean isQuietAfter(Duration time) {
        pass(time);
        settle();
        return verona.landed.size() >= mantua.sent && mantua.landed.size() >= verona.sent
                && toMantua.isEmpty() && toVerona.isEmpty();
    }
}
