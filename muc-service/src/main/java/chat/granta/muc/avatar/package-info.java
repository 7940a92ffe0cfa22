/**
 * The vCard of a room, and the avatar in it (XEP-0486).
 *
 * <p>Builds on {@code muc.room} and {@code muc.broadcast}.
 *
 * <p>Source: XEP-0486 section 3.
 */
@NullMarked
package chat.granta.muc.avatar;

import org.jspecify.annotations.NullMarked;
