/**
 * What occupants change of themselves during a visit: their availability and their nicknames.
 *
 * <p>Builds on {@code muc.broadcast} and {@code muc.entry}.
 *
 * <p>Source: XEP-0045 sections 7.6 and 7.7.
 */
@NullMarked
package chat.granta.muc.presence;

import org.jspecify.annotations.NullMarked;
