package chat.granta.c2s.stream;

import chat.granta.c2s.negotiation.SaslNegotiation;
import chat.granta.c2s.negotiation.TlsNegotiation;
import chat.granta.c2s.session.ResourceBinding;

/** A state in which the server offers features and the client takes one (RFC 6120 section 4.3). */
public interface Negotiation extends StreamState {
    /** The stream header was answered: say what is offered (RFC 6120 section 4.3.2), or why nothing is. */
    void offer();
}
