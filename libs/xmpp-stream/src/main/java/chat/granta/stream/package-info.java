/**
 * XML streams on Netty (RFC 6120 sections 4 and 11): bytes in, {@link chat.granta.stream.StreamEvent}s out, and stanzas
 * back to bytes. What a peer may not send is refused here, before it is buffered.
 *
 * <p>The gateways use it; services never do. It knows the values of {@code chat.granta.model}, and neither TLS, SASL nor
 * the log.
 *
 * <p>{@link chat.granta.stream.XmppStreamDecoder} finds where elements begin and end ({@code MarkupGuard}) and gives each
 * to an Aalto parser ({@code ElementParser}) that is borrowed for as long as the element is incomplete, so that an idle
 * stream holds none.
 */
@NullMarked
package chat.granta.stream;

import org.jspecify.annotations.NullMarked;
