/**
 * Payloads as other people's software writes them, at random.
 *
 * <p>Neighbours: none; it writes text.
 *
 * <p>Source: XML 1.0, Namespaces in XML 1.0, RFC 6120 section 11.1 for what a stream may hold.
 */
@NullMarked
package chat.granta.testkit.payload;

import org.jspecify.annotations.NullMarked;
