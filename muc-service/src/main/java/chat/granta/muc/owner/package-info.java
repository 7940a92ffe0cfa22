/**
 * What owners do with their rooms (XEP-0045 section 10): configure and destroy them.
 *
 * <p>Builds on {@code muc.privilege} and {@code handling.form}.
 *
 * <p>Source: XEP-0045 sections 10.1, 10.2 and 10.9.
 */
@NullMarked
package chat.granta.muc.owner;

import org.jspecify.annotations.NullMarked;
