/**
 * How roster items and pending requests are stored: schema {@code roster}, tables {@code contact}, {@code account},
 * {@code removed_contact} and {@code database_identity}.
 *
 * <p>Used by {@code roster.contacts}, within the transaction of a request.
 *
 * <p>RFC 6121 sections 2.1 and 2.6, and appendix A.1.
 */
@NullMarked
package chat.granta.roster.contacts.store;

import org.jspecify.annotations.NullMarked;
