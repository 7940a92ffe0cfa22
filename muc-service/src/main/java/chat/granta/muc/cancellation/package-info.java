/**
 * What becomes of rooms when an account ends.
 *
 * <p>Builds on {@code muc.privilege} and {@code muc.loading}; users' homes tell of it, and {@code muc.projection} does the same in the
 * database.
 *
 * <p>Source: XEP-0045 section 5.2; {@code docs/architecture.md}, "Rooms".
 */
@NullMarked
package chat.granta.muc.cancellation;

import org.jspecify.annotations.NullMarked;
