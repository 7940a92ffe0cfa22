package chat.granta.s2s.dialback;

/**
 * XEP-0220 section 1.2: whom a stream may carry stanzas for.
 *
 * @param local a domain of ours
 * @param remote another server's
 */
public record DomainPair(String local, String remote) {}
