/**
 * The roster as clients get and set it.
 *
 * <p>What is kept, and who is told of changes, is {@code roster.contacts}'.
 *
 * <p>RFC 6121 section 2.
 */
@NullMarked
package chat.granta.roster.items;

import org.jspecify.annotations.NullMarked;
