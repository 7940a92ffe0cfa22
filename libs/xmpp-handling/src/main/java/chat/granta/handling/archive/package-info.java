/**
 * What goes into an archive, a user's or a room's.
 *
 * <p>Builds on {@code handling.hints} and {@code handling.chatstate}; the homes of users and of rooms ask it.
 *
 * <p>Source: XEP-0313 section 6.1.
 */
@NullMarked
package chat.granta.handling.archive;

import org.jspecify.annotations.NullMarked;
