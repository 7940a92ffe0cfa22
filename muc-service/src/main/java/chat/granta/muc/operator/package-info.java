/**
 * What operators do to rooms that are not theirs: list, close, hand over, rename; and how a room that has moved says so. Each such act is
 * a record in {@code xmpp.audit}. What comes by HTTP comes here as a command that the room service itself has sent.
 *
 * <p>Neighbours: {@code command}, whose commands these are; {@code owner} and {@code privilege}, which do to a room what its owners do.
 *
 * <p>Source: XEP-0050, XEP-0133, XEP-0045 section 10.9.
 */
@NullMarked
package chat.granta.muc.operator;

import org.jspecify.annotations.NullMarked;
