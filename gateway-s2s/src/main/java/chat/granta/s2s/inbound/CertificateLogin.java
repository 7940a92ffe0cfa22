package chat.granta.s2s.inbound;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.s2s.dialback.DomainPair;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslException;
import chat.granta.sasl.SaslExchange;
import chat.granta.sasl.SaslFailure;
import chat.granta.sasl.SaslMechanism;
import chat.granta.sasl.SaslMechanisms;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.sasl.StrictUtf8;
import chat.granta.sasl.stream.SaslAttempts;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * SASL EXTERNAL (XEP-0178 section 3): the certificate of a connecting server is for the domain in its stream header. It is offered
 * only then.
 */
final class CertificateLogin implements SaslAttempts.Host {
    private static final int ATTEMPTS = 3;
    private static final SaslMechanisms MECHANISMS = new SaslMechanisms(new External());

    private final InboundStream stream;
    private final DomainPair pair;
    private final SaslOffer offered;
    private final SaslAttempts attempts;
    private boolean isOver;

    /** @param pair of the stream header */
    CertificateLogin(InboundStream stream, DomainPair pair) {
        this.stream = stream;
        this.pair = pair;
        this.offered = MECHANISMS.offer(List.of(), new SaslConnection(null, new TreeMap<>(), List.of(pair.remote())));
        this.attempts = new SaslAttempts(MECHANISMS, offered, ATTEMPTS, this);
    }

    Element feature() {
        return SaslElements.mechanisms(offered.mechanisms());
    }

    boolean took(TopLevelElement element) {
        return !isOver && attempts.took(element);
    }

    @Override
    public void send(Element element) {
        stream.out().element(element);
    }

    @Override
    public void fail(StreamError error) {
        stream.fail(error);
    }

    @Override
    public void execute(Runnable action) {
        stream.out().execute(() -> {
            action.run();
            stream.out().flush();
        });
    }

    @Override
    public boolean isOpen() {
        return stream.isOpen() && !isOver;
    }

    @Override
    public void succeeded(String mechanism, SaslReply.Success success) {
        isOver = true;
        stream.loggedIn(pair);
    }

    @Override
    public void failed(String mechanism, SaslReply.Failure failure) {
        stream.metrics().failed("in", failure.failure().condition());
    }

    /** XEP-0178 section 3: an authorization identity is not needed, and is the domain when there is one. */
    private static final class External implements SaslMechanism {
        @Override
        public String name() {
            return "EXTERNAL";
        }

        @Override
        public @Nullable String allowedBy() {
            return null;
        }

        @Override
        public SaslExchange begin(SaslOffer offer) {
            String certified = offer.connection().certified().getFirst();
            return message -> CompletableFuture.completedFuture(judge(certified, message));
        }

        private static SaslReply judge(String certified, byte[] message) {
            try {
                String asked = StrictUtf8.decode(message);
                boolean isRight = asked.isEmpty() || certified.equals(LocalDomains.parse(asked));
                Jid domain = Jid.of(null, certified, null);
                return isRight
                        ? new SaslReply.Success(domain, null)
                        : new SaslReply.Failure(SaslFailure.INVALID_AUTHZID, domain, "asked to be " + asked);
            } catch (SaslException e) {
                return e.toReply();
            }
        }
    }
}
