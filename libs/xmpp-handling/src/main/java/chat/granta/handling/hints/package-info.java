/**
 * XEP-0334: Message Processing Hints, as homes and archives read them.
 *
 * <p>Neighbours: {@code chat.granta.model}.
 *
 * <p>Source: XEP-0334 section 4.
 */
@NullMarked
package chat.granta.handling.hints;

import org.jspecify.annotations.NullMarked;
