/**
 * XEP-0198: what is counted on a stream that is managed, and when the client is asked how much of it has arrived. Who counts
 * the stanzas, and what is done about them, is the stream's to know, see {@code c2s.stream.StreamManagement}.
 *
 * <p>Pure: no connection and no clock.
 *
 * <p>Source: XEP-0198 section 4.
 */
@NullMarked
package chat.granta.c2s.management;

import org.jspecify.annotations.NullMarked;
