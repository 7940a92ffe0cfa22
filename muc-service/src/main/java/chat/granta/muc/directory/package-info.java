/**
 * Which rooms there are, as the room service tells (XEP-0045 section 6.3). The home of the service is told by the homes of the rooms.
 *
 * <p>Builds on {@code muc.room}.
 *
 * <p>Source: XEP-0045 sections 6.1 to 6.3.
 */
@NullMarked
package chat.granta.muc.directory;

import org.jspecify.annotations.NullMarked;
