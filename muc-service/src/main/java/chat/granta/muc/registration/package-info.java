/**
 * Registration with a room and reserved nicknames (XEP-0045 sections 7.10 and 7.12).
 *
 * <p>Builds on {@code muc.room} and {@code muc.privilege}.
 *
 * <p>Source: XEP-0045 sections 7.10 and 7.12.
 */
@NullMarked
package chat.granta.muc.registration;

import org.jspecify.annotations.NullMarked;
