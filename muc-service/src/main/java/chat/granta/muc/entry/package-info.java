/**
 * Entering a room and leaving it (XEP-0045 sections 7.2 and 7.14), and that a room begins and ends by it.
 *
 * <p>Each reason for which a room refuses somebody is a class. Builds on {@code muc.broadcast} and {@code muc.message}.
 *
 * <p>Source: XEP-0045 sections 7.2, 7.14 and 10.1.
 */
@NullMarked
package chat.granta.muc.entry;

import org.jspecify.annotations.NullMarked;
