/**
 * What rooms tell of themselves (XEP-0045 sections 6.4 and 6.5).
 *
 * <p>Builds on {@code muc.room} and {@code handling.disco}.
 *
 * <p>Source: XEP-0045 section 6.
 */
@NullMarked
package chat.granta.muc.disco;

import org.jspecify.annotations.NullMarked;
