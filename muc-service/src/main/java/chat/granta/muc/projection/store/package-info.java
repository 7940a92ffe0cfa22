/**
 * The tables of rooms.
 *
 * <p>Only {@code muc.projection} uses them.
 *
 * <p>Source: {@code V1__rooms.sql}.
 */
@NullMarked
package chat.granta.muc.projection.store;

import org.jspecify.annotations.NullMarked;
