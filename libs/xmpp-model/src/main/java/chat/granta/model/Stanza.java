package chat.granta.model;

import org.jspecify.annotations.Nullable;

/**
 * A stanza (RFC 6120 section 8): the header that routing needs, and the payload as it came.
 *
 * <p>A stanza on the bus always has a {@code from}; one without {@code to} is for the sender's own account.
 */
public sealed interface Stanza permits Message, Presence, Iq {
    /** The sender, null only on a stanza not yet stamped. */
    @Nullable
    Jid from();

    @Nullable
    Jid to();

    @Nullable
    String id();

    /** {@code xml:lang}, as given or inherited from the stream. */
    @Nullable
    String lang();

    Payload payload();

    /** The element's name: {@code message}, {@code presence} or {@code iq}. */
    String name();

    /** The {@code type} attribute as it goes on the wire; null when it is left out. */
    @Nullable
    String wireType();

    boolean isError();

    /** The same stanza with another sender and addressee. */
    Stanza between(@Nullable Jid newFrom, @Nullable Jid newTo);
}
