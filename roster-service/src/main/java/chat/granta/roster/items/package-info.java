/**
 * The roster as clients get and set it.
 *
 * <p>{@code roster.contacts} stores the items, and tells clients and homes of changes.
 *
 * <p>RFC 6121 section 2.
 */
@NullMarked
package chat.granta.roster.items;

import org.jspecify.annotations.NullMarked;
