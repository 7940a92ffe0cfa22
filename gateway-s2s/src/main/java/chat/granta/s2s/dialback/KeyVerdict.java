package chat.granta.s2s.dialback;

import chat.granta.model.StanzaError;

/** What became of a dialback key (XEP-0220 sections 2.1.2 and 2.4). */
public sealed interface KeyVerdict {
    /** The server that speaks for the domain has given this key. */
    record Valid() implements KeyVerdict {}

    /** It has not. */
    record Invalid() implements KeyVerdict {}

    /** Nobody can tell; whoever sent the key may try again. */
    record Unknown(StanzaError error) implements KeyVerdict {}
}
