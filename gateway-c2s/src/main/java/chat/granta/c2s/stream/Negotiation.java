package chat.granta.c2s.stream;

/** A state in which the server offers features and the client takes one (RFC 6120 section 4.3). */
sealed interface Negotiation extends StreamState permits TlsNegotiation, SaslNegotiation, ResourceBinding {
    /** The stream header was answered: say what is offered (RFC 6120 section 4.3.2), or why nothing is. */
    void offer();
}
