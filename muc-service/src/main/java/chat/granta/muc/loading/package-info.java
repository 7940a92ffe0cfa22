/**
 * Rooms come from the database when somebody wants something of them, and go when nobody does any more. No stream thread waits for
 * the database: what a room is comes as a record, and stanzas for it wait in the home until then.
 *
 * <p>Builds on {@code muc.room} and {@code muc.stage}; {@code muc.projection} is the other side.
 *
 * <p>Source: {@code docs/architecture.md}, "Rooms".
 */
@NullMarked
package chat.granta.muc.loading;

import org.jspecify.annotations.NullMarked;
