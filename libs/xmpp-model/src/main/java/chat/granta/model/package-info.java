/**
 * What XMPP talks about, as immutable values: addresses (RFC 7622), stanzas and their errors (RFC 6120 section 8).
 *
 * <p>Everything else in Granta builds on this package; it builds on nothing but a PRECIS library and does no I/O.
 *
 * <p>A stanza's payload travels as the bytes the client sent, see {@link chat.granta.model.Payload}; it is read as a
 * tree ({@link chat.granta.model.Element}) only by the handler that owns it.
 */
@NullMarked
package chat.granta.model;

import org.jspecify.annotations.NullMarked;
