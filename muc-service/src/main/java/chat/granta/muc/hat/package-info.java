/**
 * Hats: what somebody can be in a room besides role and affiliation, such as a teacher or a scribe. Owners make them, admins give them, and
 * presence shows them.
 *
 * <p>Neighbours: {@code command}, whose commands these are; {@code broadcast}, which shows hats in presence.
 *
 * <p>Source: XEP-0317.
 */
@NullMarked
package chat.granta.muc.hat;

import org.jspecify.annotations.NullMarked;
