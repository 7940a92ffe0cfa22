/**
 * Rooms' archives, which archive-service keeps: what goes there, who may read it, and when one ends.
 *
 * <p>Builds on {@code muc.room} and {@code muc.broadcast}; the verbs that say something to all call it.
 *
 * <p>Source: XEP-0313 section 6.1.2.
 */
@NullMarked
package chat.granta.muc.archive;

import org.jspecify.annotations.NullMarked;
