/**
 * Versions of a room's affiliations: whoever comes back is told what has changed meanwhile, and not all of it again.
 *
 * <p>Builds on {@code muc.room} and {@code muc.broadcast}; {@code muc.entry} tells whoever enters, {@code muc.privilege} shows each change with its
 * versions.
 *
 * <p>Source: XEP-0463.
 */
@NullMarked
package chat.granta.muc.versioning;

import org.jspecify.annotations.NullMarked;
