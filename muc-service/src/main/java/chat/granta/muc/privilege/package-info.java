/**
 * Roles and affiliations (XEP-0045 section 5): who may change them, as the tables of the specification, and what follows from it.
 *
 * <p>Builds on {@code muc.room}, {@code muc.broadcast} and {@code muc.entry}.
 *
 * <p>Source: XEP-0045 sections 5, 8 and 9.
 */
@NullMarked
package chat.granta.muc.privilege;

import org.jspecify.annotations.NullMarked;
