/**
 * The ways of messages, presence and IQs through a room, and the records that bring them.
 *
 * <p>Builds on {@code muc.room}; the steps are listed in {@code MucFeatures}.
 *
 * <p>Source: XEP-0045 section 7.
 */
@NullMarked
package chat.granta.muc.stage;

import org.jspecify.annotations.NullMarked;
