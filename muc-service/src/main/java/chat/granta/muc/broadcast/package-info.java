/**
 * What rooms tell their occupants of each other: presence with roles, affiliations and status codes.
 *
 * <p>Builds on {@code muc.room}. {@link chat.granta.muc.broadcast.OccupantPresence} is the one place that writes presence.
 *
 * <p>Source: XEP-0045 sections 7.1, 16.1 and 16.6; XEP-0421.
 */
@NullMarked
package chat.granta.muc.broadcast;

import org.jspecify.annotations.NullMarked;
