package chat.granta.s2s.receiving;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.home.Homes;
import chat.granta.s2s.home.LogBacklog;
import chat.granta.s2s.management.StreamManagement;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stanzas from another server (RFC 6120 sections 8.1.1.2 and 8.1.2.2): from a domain that is verified on the stream, for one of ours.
 * While too many wait for the log, the stream is not read.
 */
public final class ReceivedStanzas {
    /** What a stanza takes beside its payload, more or less. */
    private static final int OVERHEAD = 300;

    private final ReceivingStream stream;
    private final ReceivingServices services;
    private final VerifiedDomains verified;
    private final StreamManagement management;
    private final LogBacklog backlog;

    /** @param management counts them, once it is on */
    public ReceivedStanzas(ReceivingStream stream, ReceivingServices services, VerifiedDomains verified,
            StreamManagement management) {
        this.stream = stream;
        this.services = services;
        this.verified = verified;
        this.management = management;
        this.backlog = new LogBacklog(stream.out(), stream::fail);
    }

    /** Takes an element, unless it is no stanza or no domain is verified yet. */
    public boolean took(TopLevelElement element) {
        if (verified.isEmpty()) {
            return false;
        }
        switch (Stanzas.read(element, stream.lang())) {
            case Stanzas.Read.Ok(Stanza stanza) -> {
                if (isInOrder(stanza.from(), stanza.to()) && isWithinLimit(stanza)) {
                    homes().deliver(stanza, counted());
                }
            }
            case Stanzas.Read.Bad(Stanza header, StanzaError error) -> {
                // RFC 6120 8.3.3.8: an answer needs somebody to go to.
                Jid to = header.to();
                if (isInOrder(header.from(), to == null ? Jid.trusted(services.domains().main()) : to)
                        && isWithinLimit(header)) {
                    homes().refuse(header, error, counted());
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

    /** Whether the domain does not flood, on all its streams together. */
    private boolean isWithinLimit(Stanza stanza) {
        Jid from = stanza.from();
        if (from != null) {
            verified.count(from.domain(), stanza.payload().xml().length + OVERHEAD);
        }
        return stream.isOpen();
    }

    /** Whom to tell what becomes of the next stanza. */
    private Consumer<@Nullable Exception> counted() {
        services.metrics().received();
        return management.received(backlog.next());
    }
}
