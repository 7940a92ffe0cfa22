package chat.granta.s2s.receiving;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.home.Homes;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.PauseReason;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stanzas from another server (RFC 6120 sections 8.1.1.2 and 8.1.2.2): from a domain that is verified on the stream, for one of ours.
 * While too many wait for the log, the stream is not read.
 */
public final class ReceivedStanzas {
    private static final int PAUSE_ABOVE = 256;
    private static final int RESUME_BELOW = 64;

    private final ReceivingStream stream;
    private final ReceivingServices services;
    private final VerifiedDomains verified;
    private final Consumer<@Nullable Exception> onLanded = this::landed;
    private final AtomicInteger underWay = new AtomicInteger();

    public ReceivedStanzas(ReceivingStream stream, ReceivingServices services, VerifiedDomains verified) {
        this.stream = stream;
        this.services = services;
        this.verified = verified;
    }

    /** Takes an element, unless it is no stanza or no domain is verified yet. */
    public boolean took(TopLevelElement element) {
        if (verified.isEmpty()) {
            return false;
        }
        switch (Stanzas.read(element, stream.lang())) {
            case Stanzas.Read.Ok(Stanza stanza) -> {
                if (isInOrder(stanza.from(), stanza.to())) {
                    count();
                    homes().deliver(stanza, onLanded);
                }
            }
            case Stanzas.Read.Bad(Stanza header, StanzaError error) -> {
                // RFC 6120 8.3.3.8: an answer needs somebody to go to.
                Jid to = header.to();
                if (isInOrder(header.from(), to == null ? Jid.trusted(services.domains().main()) : to)) {
                    count();
                    homes().refuse(header, error, onLanded);
                }
            }
            case Stanzas.Read.NotAStanza() -> {
                return false;
            }
        }
        return true;
    }

    private Homes homes() {
        return services.homes();
    }

    private boolean isInOrder(@Nullable Jid from, @Nullable Jid to) {
        if (from == null || to == null) {
            // RFC 6120 4.9.3.7
            stream.fail(StreamError.improperAddressing("a stanza between servers needs 'from' and 'to'"));
        } else if (!verified.contains(from.domain())) {
            // RFC 6120 4.9.3.9
            stream.fail(StreamError.invalidFrom(from.domain() + " is not verified on this stream"));
        } else if (!services.domains().serves(to.domain())) {
            // RFC 6120 4.9.3.6
            stream.fail(StreamError.hostUnknown(to.domain() + " is not served here"));
        } else {
            return true;
        }
        return false;
    }

    private void count() {
        services.metrics().received();
        if (underWay.incrementAndGet() == PAUSE_ABOVE) {
            stream.out().pauseReading(PauseReason.LOG_IS_BEHIND);
        }
    }

    /** A record is on the log, or never will be. On a thread of Kafka's. */
    private void landed(@Nullable Exception failure) {
        int left = underWay.decrementAndGet();
        if (failure != null) {
            stream.out().execute(() -> stream.fail(StreamError.internalServerError(null)));
        } else if (left == RESUME_BELOW) {
            stream.out().execute(() -> stream.out().resumeReading(PauseReason.LOG_IS_BEHIND));
        }
    }
}
