/**
 * Ad-hoc commands of rooms and of the room service: forms that are filled in and sent back. They have one stage, so that nothing is kept
 * between its showing and its sending.
 *
 * <p>A command is a small class in a list of {@code MucFeatures}.
 *
 * <p>Source: XEP-0050.
 */
@NullMarked
package chat.granta.muc.command;

import org.jspecify.annotations.NullMarked;
